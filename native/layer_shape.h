// What one convolution reads and makes.
#pragma once

#include "blocks.h"

#include <cstdint>

namespace explorer::kernels {

// Padding is kernel / 2 and the kernel odd, so that stride 1 keeps the size.
struct LayerShape {
    int inputs;
    int outputs;
    int groups;
    int kernel;
    int stride;
    int height;  // of the input
    int width;

    int pad() const { return kernel / 2; }
    int out_height() const { return (height + stride - 1) / stride; }
    int out_width() const { return (width + stride - 1) / stride; }
    int group_inputs() const { return inputs / groups; }
    int group_outputs() const { return outputs / groups; }
    // Where it pays to take bfloat16 in pairs.
    bool has_pairs() const { return group_inputs() > 1 && group_outputs() > 1; }
    int columns() const { return group_inputs() * kernel * kernel; }
    int64_t weights() const { return static_cast<int64_t>(outputs) * columns(); }
    // Whether a vector for each weight would not stay in the second cache while the gradients of the weights are summed.
    bool has_many_weights() const { return weights() > 4096 && columns() > 9; }
    int64_t weight_sums() const { return weights() * (has_many_weights() ? 1 : lanes); }
    int64_t in_row() const { return static_cast<int64_t>(inputs) * width * lanes; }
    int64_t out_row() const { return static_cast<int64_t>(outputs) * out_width() * lanes; }
    int64_t in_block() const { return in_row() * height; }
    int64_t out_block() const { return out_row() * out_height(); }
    // The output row (or column) of stride·row + some position of the kernel. Exact where the position's parity was chosen so; below zero
    // it must stay below zero.
    int output_of(int value) const { return value >= 0 ? value / stride : -((-value + stride - 1) / stride); }
    // Of an output channel over the batch.
    int64_t values(const Batch& batch) const { return int64_t{batch.images()} * out_height() * out_width(); }
};

}  // namespace explorer::kernels
