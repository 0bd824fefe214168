// One convolution of a fused chain over a whole batch in the layout of rows.h, forward and backward.
#pragma once

#include "blocks.h"
#include "squeeze.h"

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
    // Of an output channel over the batch.
    int64_t values(const Batch& batch) const { return int64_t{batch.images()} * out_height() * out_width(); }
};

// What a layer reads: the network's tensor as it is (scale null), or max(0, scale·z + shift) of the layer before, times the factors of
// squeeze-and-excitation where there is one.
struct LayerInput {
    const float* data;
    const float* scale;
    const float* shift;
    const Squeeze* squeeze;
};

// A row as the layer reads it; factors: of this block, null where there are none.
inline void read_row(const RowKernels& kernels, const LayerShape& s, const LayerInput& input, const float* block, int row, PaddedRow to,
                     const float* factors, const int32_t* mask) {
    kernels.activate({s.inputs, s.width}, to, block + row * s.in_row(), input.scale, input.shift, factors, mask);
}

// Whether the input's rows are read where they are, not copied into scratch memory: they need no change, and a 1×1 convolution to few
// channels reads them seldom enough that their unstaggered places in the first cache do not matter.
inline bool reads_in_place(const LayerShape& s, const LayerInput& input) {
    constexpr int few = 12;
    return !input.scale && s.kernel == 1 && (s.outputs <= few || !extras().stagger);
}

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
    // moments receive the sums of h and h·(z − mean) for that layer's batch norm; squeeze-and-excitation's parameter gradients are summed.
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
