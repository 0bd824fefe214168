// What a processor's instruction set offers to the fused layers: loops over one row of 16 images at a time.
//
// Layout. A batch is cut into blocks of 16 images, and the image is the innermost axis: [block][row][channel][column][16]. So every
// vector holds one pixel of 16 images, whatever the width, the stride and the group width are: no shuffles, no unaligned loads, no
// tails, and a row of all channels lies in one piece that fits the cache.
//
// The files compiled for one instruction set include this header and the C library's, no more: an inline function of the standard library
// that one of them brought along might be the copy that the linker picks for all, and end a process on a processor without that set.
#pragma once

#include <cstdint>

namespace explorer::kernels {

constexpr int lanes = 16;

// Values between layers, as they lie in memory: float32, or bfloat16 for the kernels whose `size` is 2. Everything else (statistics,
// parameters, sums) is float32 always.
struct Values {
    char* data;
    int64_t size;  // bytes of one
    Values at(int64_t value) const { return {data + value * size, size}; }
    float* floats() const { return reinterpret_cast<float*>(data); }
    explicit operator bool() const { return data != nullptr; }
};

// One output row of a convolution, all groups. A tap is one kernel position: it reads its own row, shifted.
struct Convolution {
    const float* const* taps;  // per tap the first channel's first pixel; null: a row of zeros
    int tap_count;
    int groups;
    int inputs;   // channels a group
    int outputs;  // channels a group
    int pixels;   // of the output row
    int stride;   // pixels read per pixel written
    int64_t input_stride;  // floats from one channel to the next
    const float* weights;  // as packing.h orders them
    float* output;
    int64_t output_stride;
    int64_t output_step;  // pixels from one output to the next: 2 in the transposed convolution of stride 2
    bool add;             // to what the output holds
};

// The weight gradient's share of some output rows, added to sums: one vector a weight (see sum_lanes), or where `whole` one float a weight,
// in the order of the weight tensor.
struct WeightGradient {
    const float* const* gradients;  // [rows]: the output gradient's first channel, first pixel
    const float* const* inputs;     // [rows][kernel]
    int rows;
    int kernel;
    int groups;
    int input_channels;   // a group
    int output_channels;  // a group
    int pixels;
    int stride;
    int64_t gradient_stride;
    int64_t input_stride;
    float* sums;
    bool whole;
};

// The same as products of matrices: sums[input][output] += inputs[input][image]·gradients[image][output]. An image here is a lane of a pixel,
// of a pixel of several blocks or of a row of one.
struct ProductGradient {
    const float* const* gradients;  // [rows]: transposed, see RowKernels::transpose
    const float* const* inputs;     // [rows]: [channel][image]
    int rows;
    int images;  // of bfloat16 pairs of them, as in all of this struct
    int64_t input_stride;  // floats from one channel to the next
    int groups;
    int input_channels;   // a group
    int output_channels;  // a group
    float* sums;          // as many a group as inputs × product_channels(outputs)
};

// Output channels of a group with those that fill the last vector.
constexpr int product_channels(int outputs) { return (outputs + lanes - 1) / lanes * lanes; }

// A row of all channels, [channel][pixel][16].
struct Row {
    int channels;
    int pixels;
};

// The same with its channels in groups.
struct GroupedRow {
    int groups;
    int channels;  // a group
    int pixels;
};

// A padded row in scratch memory: `pad` zero pixels left and right of each channel; `data` is the left pad of channel 0.
//
// Of bfloat16 there are two kinds. In pairs, for convolutions: a pixel is 16 images of two channels of a group, [16][2], in 64 bytes, so
// that an instruction multiplies two channels and adds; a group of an odd number has a zero channel more. Halves, for weight gradients: a
// pixel is 16 images of one channel, in 32 bytes, so that a vector is two pixels; zero from the last pixel to the next channel.
struct PaddedRow {
    float* data;
    int64_t stride;
    int pad;
    int64_t step = 0;  // floats from one pixel to the next; 0: they lie side by side. Otherwise there are no pads, and nothing is cleared.
};

// Squeeze-and-excitation of one block's images, a value a lane: factors = sigmoid(expand · hidden + expand_bias),
// hidden = max(0, reduce · mean + reduce_bias).
struct Excitation {
    int channels;
    int width;
    const float* reduce;  // [width][channels]
    const float* reduce_bias;
    const float* expand;  // [channels][width]
    const float* expand_bias;
    float* mean;     // [channels][16]
    float* hidden;   // [width][16]
    float* factors;  // [channels][16]
};

// One parameter's step, see ek_descend.
struct Descent {
    float* parameter;
    const float* gradient;
    float* velocity;  // null: no momentum
    int64_t count;
    double rate;
    double momentum;
    double decay;
    bool nesterov;
};

struct RowKernels {
    const char* name;

    void (*convolve)(const Convolution&);
    void (*accumulate)(const WeightGradient&);
    // The sums' lanes added up: one float a weight, in the order of the weight tensor.
    void (*sum_lanes)(const float* sums, float* weights, int groups, int outputs, int columns);
    // Gradients [channel][image], 4 bytes each, for `multiply`: [16 to 64 channels][image][channel], each group's filled up with zeros.
    void (*transpose)(const float* from, int64_t stride, float* to, int groups, int channels, int images);
    void (*multiply)(const ProductGradient&);
    // Of `area` positions of the kernel, each with its sums: the weight tensor's gradient.
    void (*order_products)(const float* sums, float* weights, int groups, int outputs, int inputs, int area);

    // to = factors · max(0, scale·from + shift), zero in the lanes that hold no image; factors [channel][16], null: 1; scale null: a copy.
    void (*activate)(Row, PaddedRow to, Values from, const float* scale, const float* shift, const float* factors, const int32_t* mask);
    // to = a·g + b·z + c, the gradient through batch norm (Ioffe & Szegedy 2015, section 3); g counts where gate > 0 (null: everywhere).
    void (*differentiate)(Row, PaddedRow to, Values g, Values gate, Values z, const float* abc, const int32_t* mask);
    // y = scale·z + shift + residual, the residual scaled too where residual_scale is given; relu: max(0, y).
    void (*finish)(Row, Values y, Values z, const float* scale, const float* shift, Values residual, const float* residual_scale,
                   const float* residual_shift, bool relu, const int32_t* mask);

    // sums[channel][2][16] += z, z².
    void (*moments)(Row, Values z, float* sums);
    // h = gradient where scale·z + shift > 0; sums += h, h·(z − mean).
    void (*gate)(Row, Values h, const float* gradient, Values z, const float* scale, const float* shift, const float* mean, float* sums);
    // h = gradient where activation > 0; sums += h, h·(z − mean).
    void (*gate_end)(Row, Values h, const float* gradient, Values activation, Values z, const float* mean, float* sums);
    // sums += g, g·(z − mean) with g = gradient where gate > 0 (null: everywhere) in the lanes that hold an image.
    void (*gradient_moments)(Row, Values gradient, Values gate, Values z, const float* mean, float* sums, const int32_t* mask);
    // to += gradient where gate > 0 (null: everywhere).
    void (*add_gated)(Row, float* to, Values gradient, Values gate);

    // Squeeze-and-excitation; a = max(0, scale·z + shift), sums [channel][16].
    // sums += a in the lanes that hold an image.
    void (*sum_activations)(Row, Values z, const float* scale, const float* shift, float* sums, const int32_t* mask);
    // From the activations' sums in `mean`, over so many pixels: mean, hidden and factors.
    void (*excite)(const Excitation&, int64_t pixels);
    // sums += u·a, the gradient of the factors from u, that of factors·a.
    void (*factor_gradient)(Row, Values u, Values z, const float* scale, const float* shift, float* sums);
    // From the gradient of the factors, in `gradient.factors`: those of the values below sigmoid (there too), below ReLU, and of one pixel
    // through the mean.
    void (*excite_gradient)(const Excitation&, const Excitation& gradient, int64_t pixels);
    // to[row][column] = sum over blocks and lanes of left[row]·right[column], both [block]…[16] with `stride` floats a block; right null: 1.
    void (*sum_products)(const float* left, const float* right, int64_t stride, int blocks, int rows, int columns, float* to);
    // h = factors·h + mean_gradient where a > 0; sums[channel][2][16] += h, h·(z − mean).
    void (*gate_excited)(Row, Values h, Values z, const float* scale, const float* shift, const float* factors, const float* mean_gradient,
                         const float* mean, float* sums);

    void (*descend)(const Descent&);

    int64_t size = sizeof(float);  // of a value between layers

    // Where it is bfloat16; null otherwise.
    void (*put)(Row, Values to, const float* from) = nullptr;
    void (*get)(Row, float* to, Values from) = nullptr;
    // As convolve; the output is of values between layers, output_stride counts floats all the same.
    void (*convolve_put)(const Convolution&) = nullptr;
    // As above, on rows in pairs (`inputs` counts them) and of halves.
    void (*convolve_pairs)(const Convolution&) = nullptr;
    void (*convolve_pairs_put)(const Convolution&) = nullptr;
    void (*accumulate_halves)(const WeightGradient&) = nullptr;
    void (*multiply_halves)(const ProductGradient&) = nullptr;
    void (*activate_pairs)(GroupedRow, PaddedRow to, Values from, const float* scale, const float* shift, const float* factors,
                           const int32_t* mask) = nullptr;
    void (*activate_halves)(Row, PaddedRow to, Values from, const float* scale, const float* shift, const float* factors,
                            const int32_t* mask) = nullptr;
    // Into both kinds.
    void (*differentiate_pairs)(GroupedRow, PaddedRow pairs, PaddedRow halves, Values g, Values gate, Values z, const float* abc,
                                const int32_t* mask) = nullptr;
};

// Blocks of output channels that share a load of an input pixel. The packing (packing.cpp) and the kernels must agree on them.
static constexpr int next_block(int remaining) {
    return remaining >= 6 && remaining != 8 ? 6 : remaining >= 4 ? 4 : remaining >= 2 ? 2 : 1;
}

// Ways to save time that change no number but by rounding; each can be left out, to measure it: EXPLORER_KERNELS=fast-pool-window.
struct Extras {
    bool pool = true;     // large tensors from a pool of huge pages (memory_pool.h)
    bool window = true;   // 3×3 convolutions of single channels load a pixel once, not once a tap
    bool stagger = true;  // rows in scratch memory lie an odd number of cache lines apart
};

const Extras& extras();

// The kernels of the best instruction set this processor has, and those with bfloat16 between layers; null where there are none.
const RowKernels* row_kernels();
const RowKernels* bfloat16_kernels();

const RowKernels* avx2_kernels();
const RowKernels* avx512_kernels();
const RowKernels* avx512_bf16_kernels();

}  // namespace explorer::kernels
