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
    RowRing(const float* rows, int64_t row_floats, int64_t stride, int height);
    RowRing(Scratch&, int channels, int pixels, int pad, int height, int capacity);
    static int64_t floats(int channels, int pixels, int pad, int capacity);
    // Floats from one channel to the next: an odd number of cache lines, or the channels would share a few sets of the first cache.
    static int64_t stride(int pixels, int pad);

    // Fills rows up to `last`, each once, in order.
    template <class Fill>
    void fill_to(int last, Fill&& fill) {
        if (direct_)
            return;
        for (; next_ <= last && next_ < height_; next_++)
            fill(PaddedRow{data_ + next_ % capacity_ * row_floats_, stride_, pad_}, next_);
    }

    void restart() { next_ = 0; }
    void restart(const float* rows) { direct_ = rows; }

    // The first channel's left pad (direct: first pixel) of row y.
    const float* row(int y) const {
        if (direct_)
            return direct_ + y * row_floats_;
        return y < 0 || y >= height_ ? zero_ : data_ + y % capacity_ * row_floats_;
    }

    int64_t stride() const { return stride_; }
    bool direct() const { return direct_ != nullptr; }

  private:
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
