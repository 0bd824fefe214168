// Batch norm's per-channel arithmetic (Ioffe & Szegedy 2015, algorithm 1 and section 3), in double.
#pragma once

#include "layer.h"

#include <ATen/ATen.h>

namespace explorer::kernels {

// One layer's statistics as the kernels take them, a row each: scale, shift, mean, inverse deviation.
struct Norm {
    at::Tensor values;  // [4, channels]
    const float* scale() const { return row(0); }
    const float* shift() const { return row(1); }
    const float* mean() const { return row(2); }
    const float* inverse() const { return row(3); }
    const float* row(int64_t r) const { return values.data_ptr<float>() + r * values.size(1); }
};

// From a batch's sums of z and z² over `count` values a channel; moves the running statistics (unbiased variance) where defined.
Norm batch_norm(const Moments&, int64_t count, const at::Tensor& scale, const at::Tensor& shift, const at::Tensor& running_mean,
                const at::Tensor& running_variance, double momentum, double eps);

// From the running statistics.
Norm running_norm(const at::Tensor& scale, const at::Tensor& shift, const at::Tensor& running_mean, const at::Tensor& running_variance,
                  double eps);

// The backward pass of one norm, from the sums of h and h·(z − mean), h the gradient of its output.
struct NormGradient {
    at::Tensor scale;
    at::Tensor shift;
    std::vector<float> abc;  // gradient of z = a·h + b·z + c, [channel][3]
};

NormGradient norm_gradient(const Moments&, int64_t count, const Norm&, const at::Tensor& scale, bool training);

}  // namespace explorer::kernels
