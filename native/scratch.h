// Scratch memory of a thread, kept from call to call: fresh pages cost more than the arithmetic on them.
#pragma once

#include "rows.h"

#include <cstdint>

namespace explorer::kernels {

// Hands out pieces of one buffer, 64-byte aligned; reserve first, then take.
class Scratch {
  public:
    static Scratch& of_thread();
    void reserve(int64_t floats);
    float* take(int64_t floats);
    ~Scratch();

  private:
    float* data_ = nullptr;
    int64_t size_ = 0;
    int64_t used_ = 0;
};

// The rows of one block of images that a convolution is at, padded left and right; rows outside the image are zero.
class RowRing {
  public:
    // Rows that need no change are read where they are.
    RowRing(int64_t row_floats, int64_t stride, int height);
    RowRing(Scratch&, int channels, int64_t stride, int pad, int height, int capacity);
    static int64_t floats(int channels, int64_t stride, int capacity) { return channels * stride * (capacity + 1); }
    // Floats from one channel to the next: an odd number of cache lines, or the channels would share a few sets of the first cache.
    static int64_t stride(int pixels, int pad);
    // Of halves; with at least two pixels more than the padded ones, since they are read two at a time.
    static int64_t half_stride(int pixels, int pad);

    // Fills rows up to `last`, each once, in order.
    template <class Fill>
    void fill_to(int last, Fill&& fill) {
        if (is_direct_)
            return;
        for (; next_ <= last && next_ < height_; next_++)
            fill(place(next_), next_);
    }

    PaddedRow place(int y) const { return {data_ + y % capacity_ * row_floats_, stride_, pad_}; }

    // At the first row again. Whether rows are read where they are, in the block at `rows`.
    bool restart(const float* rows) {
        next_ = 0;
        if (is_direct_)
            direct_ = rows;
        return is_direct_;
    }

    // The first channel's left pad (direct: first pixel) of row y; of one outside the image that of a row of zeros.
    const float* row(int y) const { return inside(y) ? inner_row(y) : zero_; }
    // The pixel `at` of row y, null outside the image.
    const float* tap(int y, int at) const { return inside(y) ? inner_row(y) + at * lanes : nullptr; }

    int64_t stride() const { return stride_; }

  private:
    bool inside(int y) const { return y >= 0 && y < height_; }
    const float* inner_row(int y) const { return is_direct_ ? direct_ + y * row_floats_ : data_ + y % capacity_ * row_floats_; }

    bool is_direct_ = false;
    const float* direct_ = nullptr;
    float* data_ = nullptr;
    const float* zero_ = nullptr;
    int64_t row_floats_;
    int64_t stride_;
    int height_;
    int pad_ = 0;
    int capacity_ = 0;
    int next_ = 0;
};

}  // namespace explorer::kernels
