// Wide layers, or those of few pixels: a bundle of up to four blocks of images at a time. The rows of layer.h read all weights again for a
// few pixels of one block; and a row of one or two pixels gives a load of a weight too little to do. Here a pixel's values of all the bundle's
// blocks lie side by side, [row][column][channel][block][16], so that a load of a weight serves four vectors whatever the image's size, and
// no position outside the image is multiplied.
#pragma once

#include "layer.h"

namespace explorer::kernels {

constexpr int bundle_blocks = 4;

// Whether a layer is computed this way: where it was measured to be faster, forward and backward together.
bool takes_bundles(const LayerShape&);

// The rows that a bundle is at, as RowRing, but without pads.
class BundleRing {
  public:
    // value: floats that a pixel of one channel of one block takes.
    BundleRing(Scratch&, int channels, int width, int height, int capacity, int value);
    static int64_t floats(int channels, int width, int capacity, int value) { return capacity * width * step(channels, value); }

    void restart(int blocks) {
        blocks_ = blocks;
        next_ = 0;
    }

    // fill(row) up to `last`, each once, in order.
    template <class Fill>
    void fill_to(int last, Fill&& fill) {
        for (; next_ <= last && next_ < height_; next_++)
            fill(next_);
    }

    // Where one block's values of a row go.
    PaddedRow place(int y, int block) const { return {inner(y, 0) + block * value_, int64_t{blocks_} * value_, 0, step_}; }
    // A pixel's first channel; null outside the image.
    float* pixel(int y, int x) const { return y >= 0 && y < height_ && x >= 0 && x < width_ ? inner(y, x) : nullptr; }
    // Floats from one channel to the next.
    int64_t stride() const { return int64_t{blocks_} * value_; }

  private:
    float* inner(int y, int x) const { return data_ + (int64_t{y % capacity_} * width_ + x) * step_; }
    // Of a pixel; an odd number of cache lines, as RowRing::stride.
    static int64_t step(int channels, int value) { return (int64_t{channels} * bundle_blocks * value / lanes | 1) * lanes; }

    float* data_;
    int width_;
    int height_;
    int capacity_;
    int value_;
    int64_t step_;
    int blocks_ = 0;
    int next_ = 0;
};

// Pixels of an output, all of a bundle's blocks each, and what they read.
class BundlePixels {
  public:
    void clear() {
        taps_.clear();
        outputs_.clear();
    }
    // The pixel of the output's first channel and block; its taps follow, null outside the image.
    void add(float* output) { outputs_.push_back(output); }
    void add_tap(const float* tap) { taps_.push_back(tap); }
    // c: what is the same for all of them.
    void convolve(void (*convolve)(const Convolution&), Convolution c);

  private:
    std::vector<const float*> taps_;
    std::vector<float*> outputs_;
};

// The way of one thread through bundles, as ForwardPass.
class BundlePass {
  public:
    BundlePass(const RowKernels&, const LayerShape&, const LayerInput&, const PackedWeights&);
    // sums: [block][channel][2][16].
    void run(int64_t first, int blocks, const Batch&, int64_t mask_of, Values z, float* sums);
    float* sums() const { return sums_; }

  private:
    int ring_channels() const { return pairs_ ? s.groups * ((s.group_inputs() + 1) / 2) : s.inputs; }
    int ring_rows() const { return s.kernel + s.stride; }
    int64_t row_floats() const { return k.put ? bundle_blocks * s.out_row() : 0; }
    Scratch& prepare() const;

    const RowKernels& k;
    const LayerShape& s;
    const LayerInput& input_;
    const PackedWeights& packed_;
    const bool pairs_;
    Scratch& scratch_;
    BundleRing ring_;
    float* rows_;  // of float32 where that is not what lies between layers
    float* sums_;
    BundlePixels pixels_;
};

// Blocks begin to end of backward_layer; parts: of the layer below, or of the ends of the chain below.
class MomentParts;
void backward_bundles(const RowKernels&, const LayerShape&, const Batch&, const LayerGradient&, const std::vector<PackedWeights>& transposed,
                      int begin, int end, std::vector<MomentParts>& parts, float* weight_gradient);

}  // namespace explorer::kernels
