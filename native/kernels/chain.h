// A chain of convolutions, each followed by batch norm, with ReLU between them: a residual block, or a stem, in one autograd node.
//
//   y = f(bn_L(conv_L(… relu(bn_1(conv_1(x))) …)) + shortcut(x)),  f = relu or nothing; shortcut: none, x, or bn_s(conv_s(x)).
//
// Kept for the backward pass: x, each convolution's output and y. What lies between (normalised and rectified values) is recomputed on
// the way, a row at a time, in the cache: on these narrow networks memory, not arithmetic, is what a step waits for.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

namespace explorer::kernels {

struct ChainLayer {
    at::Tensor weight;  // [outputs, inputs / groups, kernel, kernel]
    at::Tensor scale;   // batch norm's weight and bias
    at::Tensor shift;
    at::Tensor running_mean;
    at::Tensor running_variance;
    int64_t stride;
    int64_t groups;
};

enum class Shortcut : int64_t { none = 0, identity = 1, projection = 2 };

struct ChainOptions {
    Shortcut shortcut = Shortcut::none;  // projection: the last of the layers
    bool relu = true;
    bool training = true;
    double momentum = 0.1;
    double eps = 1e-5;
    int64_t images = 0;  // in the batch; the blocks may hold up to 15 more
};

// Whether this processor has kernels, and their name; null: none.
const char* kernel_name();

// [N, C, H, W] to [blocks, H, C, W, 16] and back, differentiable.
at::Tensor to_blocks(const at::Tensor& images);
at::Tensor from_blocks(const at::Tensor& blocks, int64_t images);

at::Tensor chain(const at::Tensor& x, const std::vector<ChainLayer>& layers, const ChainOptions& options);

}  // namespace explorer::kernels
