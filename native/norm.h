// Batch norm's per-channel arithmetic (Ioffe & Szegedy 2015, algorithm 1 and section 3), in double.
#pragma once

#include "kernels.h"
#include "layer.h"

namespace explorer::kernels {

// One layer's statistics as the kernels take them, a row each: scale, shift, mean, inverse deviation. The memory is the caller's.
struct Norm {
    float* values = nullptr;  // [4][channels]
    int64_t channels = 0;
    const float* scale() const { return values; }
    const float* shift() const { return values + channels; }
    const float* mean() const { return values + 2 * channels; }
    const float* inverse() const { return values + 3 * channels; }
};

// From a batch's sums of z and z² over `count` values a channel; moves the running statistics (unbiased variance) where there are any.
void batch_norm(const Moments&, int64_t count, const ek_layer&, double momentum, double eps, const Norm& to);

// From the running statistics.
void running_norm(const ek_layer&, double eps, const Norm& to);

// The backward pass of one norm, from the sums of h and h·(z − mean), h the gradient of its output: writes the gradients of scale and
// shift and answers abc, gradient of z = a·h + b·z + c, [channel][3].
std::vector<float> norm_gradient(const Moments&, int64_t count, const Norm&, const ek_layer&, bool training);

}  // namespace explorer::kernels
