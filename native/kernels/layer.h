// One convolution of a fused chain over a whole batch in the layout of rows.h, forward and backward, without libtorch.
#pragma once

#include "rows.h"

#include <cstddef>
#include <vector>

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
    int columns() const { return group_inputs() * kernel * kernel; }
    int64_t weights() const { return static_cast<int64_t>(outputs) * columns(); }
    int64_t in_row() const { return static_cast<int64_t>(inputs) * width * lanes; }
    int64_t out_row() const { return static_cast<int64_t>(outputs) * out_width() * lanes; }
    int64_t in_block() const { return in_row() * height; }
    int64_t out_block() const { return out_row() * out_height(); }
};

// A batch of `images`, in blocks of 16; the last block's lanes without an image are masked.
class Batch {
  public:
    explicit Batch(int64_t images);
    int blocks() const { return blocks_; }
    int64_t images() const { return images_; }
    const int32_t* mask(int block) const { return masks_[block == blocks_ - 1 ? 1 : 0]; }

  private:
    int64_t images_;
    int blocks_;
    alignas(64) int32_t masks_[2][lanes];
};

// What a layer reads: the network's tensor as it is (scale null), or max(0, scale·z + shift) of the layer before.
struct LayerInput {
    const float* data;
    const float* scale;
    const float* shift;
};

// Sums over the batch, [channel][2]; added up in double, block by block in order, so that threads change nothing.
using Moments = std::vector<double>;

// z = convolution of the input; moments (may be null) receive the sums of z and z².
void forward_layer(const RowKernels&, const LayerShape&, const Batch&, const LayerInput&, const float* weights, float* z, Moments*);

struct LayerGradient {
    // The gradient of z, by batch norm: a·g + b·z + c where gate > 0 (gate null: everywhere), abc per channel.
    const float* g;
    const float* gate;
    const float* z;
    const float* abc;

    LayerInput input;
    float* weight_gradient;

    // The gradient of the input; null: not wanted. With a scaled input it is the gradient of the normalised value below its ReLU, and
    // moments receive the sums of h and h·(z − mean) for that layer's batch norm.
    float* input_gradient;
    const float* mean;
    Moments* moments;
    bool add;  // to what input_gradient holds

    // An identity shortcut's gradient, added to the input's: residual where residual_gate > 0.
    const float* residual;
    const float* residual_gate;
};

void backward_layer(const RowKernels&, const LayerShape&, const Batch&, const float* weights, const LayerGradient&);

}  // namespace explorer::kernels
