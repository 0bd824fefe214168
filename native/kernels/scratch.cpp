#include "scratch.h"

#include <cstdlib>
#include <cstring>
#include <new>

namespace explorer::kernels {

Scratch& Scratch::of_thread() {
    static thread_local Scratch scratch;
    return scratch;
}

void Scratch::reserve(int64_t floats) {
    used_ = 0;
    if (floats <= size_)
        return;
    std::free(data_);
    data_ = static_cast<float*>(std::aligned_alloc(64, static_cast<size_t>((floats + 15) / 16 * 64)));
    if (!data_) {
        size_ = 0;
        throw std::bad_alloc();
    }
    size_ = floats;
}

float* Scratch::take(int64_t floats) {
    float* piece = data_ + used_;
    used_ += (floats + lanes - 1) / lanes * lanes;
    return piece;
}

Scratch::~Scratch() { std::free(data_); }

LaneSums::LaneSums(int threads, int64_t weights) {
    static thread_local Scratch scratch;
    scratch.reserve(threads * weights * lanes);
    for (int t = 0; t < threads; t++) {
        pieces_.push_back(scratch.take(weights * lanes));
        std::memset(pieces_.back(), 0, static_cast<size_t>(weights) * lanes * sizeof(float));
    }
}

RowRing::RowRing(const float* rows, int64_t row_floats, int64_t stride, int height)
    : direct_(rows), row_floats_(row_floats), stride_(stride), height_(height) {}

RowRing::RowRing(Scratch& scratch, int channels, int pixels, int pad, int height, int capacity)
    : stride_(static_cast<int64_t>(pixels + 2 * pad) * lanes), height_(height), pad_(pad), capacity_(capacity) {
    row_floats_ = channels * stride_;
    data_ = scratch.take(row_floats_ * capacity);
    float* zero = scratch.take(row_floats_);
    std::memset(zero, 0, static_cast<size_t>(row_floats_) * sizeof(float));
    zero_ = zero;
}

int64_t RowRing::floats(int channels, int pixels, int pad, int capacity) {
    return static_cast<int64_t>(channels) * (pixels + 2 * pad) * lanes * (capacity + 1);
}

}  // namespace explorer::kernels
