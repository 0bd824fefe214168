// One convolution of a fused chain over a whole batch in the layout of rows.h, forward and backward.
#pragma once

#include "layer_shape.h"
#include "packing.h"
#include "scratch.h"
#include "squeeze.h"

#include <cstddef>
#include <vector>

namespace explorer::kernels {

// The end of a chain: y = scale·z + shift + residual, the residual scaled too where residual_scale is given, or none; relu: max(0, y).
struct Ending {
    Values y;
    Values z;
    const float* scale;
    const float* shift;
    Values residual;
    const float* residual_scale;
    const float* residual_shift;
    bool relu;
};

inline void finish_row(const RowKernels& kernels, const Row& row, const Ending& e, int64_t at, const int32_t* mask) {
    kernels.finish(row, e.y.at(at), e.z.at(at), e.scale, e.shift, e.residual ? e.residual.at(at) : e.residual, e.residual_scale,
                   e.residual_shift, e.relu, mask);
}

// All rows of a block's output.
inline void finish_block(const RowKernels& kernels, const LayerShape& s, const Ending& ending, int64_t block, const int32_t* mask) {
    for (int row = 0; row < s.out_height(); row++)
        finish_row(kernels, {s.outputs, s.out_width()}, ending, block * s.out_block() + row * s.out_row(), mask);
}

// What a layer reads: a chain's input as it is (scale null), or max(0, scale·z + shift) of the layer before, times the factors of
// squeeze-and-excitation where there is one. ending: the input is to be made first, row by row, by this.
struct LayerInput {
    Values data;
    const float* scale;
    const float* shift;
    const Squeeze* squeeze;
    const Ending* ending;
};

// Whether a layer's products are of bfloat16: single channels gain nothing by pairs.
inline bool computes_pairs(const RowKernels& kernels, const LayerShape& s) { return kernels.convolve_pairs && s.has_pairs(); }

// Whether the input's rows are read where they are, not copied into scratch memory: they need no change, and a 1×1 convolution reads them
// seldom enough, or so few lines of them share a place in the first cache (64 sets of lines), that their unstaggered places do not matter.
inline bool reads_in_place(const RowKernels& kernels, const LayerShape& s, const LayerInput& input) {
    constexpr int few_outputs = 12, sets = 64, few_lines = 8;
    return kernels.size == sizeof(float) && !input.scale && s.kernel == 1 &&
           (s.outputs <= few_outputs || s.inputs * s.width <= sets * few_lines || !extras().stagger);
}

// Sums over the batch, [channel][2]; added up in double, block by block in order, so that threads change nothing.
using Moments = std::vector<double>;

// The way of one thread through blocks of images, forward.
class ForwardPass {
  public:
    ForwardPass(const RowKernels&, const LayerShape&, const LayerInput&, const PackedWeights&);
    // sums: of z and z², [channel][2][16] (moments.h); null: not wanted.
    void run(int64_t block, const int32_t* mask, Values z, float* sums);
    float* sums() const { return sums_; }

  private:
    RowRing ring() const;
    int64_t ring_stride() const { return RowRing::stride(s.width, s.pad()); }
    int ring_channels() const { return pairs_ ? s.groups * ((s.group_inputs() + 1) / 2) : s.inputs; }
    int ring_rows() const { return s.kernel + s.stride; }
    Scratch& prepare() const;
    void read(PaddedRow to, int64_t block, int row, const float* factors, const int32_t* mask) const;

    const RowKernels& k;
    const LayerShape& s;
    const LayerInput& input_;
    const PackedWeights& packed_;
    const bool pairs_;
    Scratch& scratch_;
    RowRing ring_;
    float* sums_;
    std::vector<const float*> taps_;
};

// z = convolution of the input; moments (may be null) receive the sums of z and z².
void forward_layer(const RowKernels&, const LayerShape&, const Batch&, const LayerInput&, const float* weights, Values z, Moments*);

// The ends of the chain whose output a layer reads. Its gradient becomes that below the chain's last ReLU, and each end's moments receive
// the sums of it and of it times z − mean, as that end's batch norm needs them.
struct Below {
    struct End {
        Values z;
        const float* mean;
        Moments* moments;
    };
    std::vector<End> ends;
    bool relu;
};

struct LayerGradient {
    // The gradient of z, by batch norm: a·g + b·z + c where gate > 0 (gate null: everywhere), abc per channel.
    Values g;
    Values gate;
    Values z;
    const float* abc;

    LayerInput input;
    float* weight_gradient;

    // The gradient of the input; null: not wanted. With a scaled input it is the gradient of the normalised value below its ReLU, and
    // moments receive the sums of h and h·(z − mean) for that layer's batch norm; squeeze-and-excitation's parameter gradients are summed.
    Values input_gradient;
    const float* mean;
    Moments* moments;
    bool add;  // to what input_gradient holds

    // An identity shortcut's gradient, added to the input's: residual where residual_gate > 0.
    Values residual;
    Values residual_gate;

    // The chain below, where this pass completes the gradient of its output; null: none, or a later pass does.
    const Below* below;

    // Whether the input's gradient ends at the ReLU of the layer before.
    bool gated() const { return input.scale && !input.squeeze; }
};

// From a row's sums, which may lie where the input's gradient does, what the layer below begins with, `at` values from the start of both;
// moments: see LayerGradient and Below.
void finish_gradient_row(const RowKernels&, const LayerShape&, const LayerGradient&, int64_t at, float* sums, float* const* moments,
                         const int32_t* mask);

void backward_layer(const RowKernels&, const LayerShape&, const Batch&, const float* weights, const LayerGradient&);

}  // namespace explorer::kernels
