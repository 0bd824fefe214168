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

RowRing::RowRing(int64_t row_floats, int64_t stride, int height)
    : is_direct_(true), row_floats_(row_floats), stride_(stride), height_(height) {}

RowRing::RowRing(Scratch& scratch, int channels, int64_t stride, int pad, int height, int capacity)
    : row_floats_(channels * stride), stride_(stride), height_(height), pad_(pad), capacity_(capacity) {
    data_ = scratch.take(row_floats_ * capacity);
    float* zero = scratch.take(row_floats_);
    std::memset(zero, 0, static_cast<size_t>(row_floats_) * sizeof(float));
    zero_ = zero;
}

int64_t RowRing::stride(int pixels, int pad) { return static_cast<int64_t>(extras().stagger ? (pixels + 2 * pad) | 1 : pixels + 2 * pad) * lanes; }

int64_t RowRing::half_stride(int pixels, int pad) {
    const int lines = (pixels + 2 * pad + 3) / 2;
    return static_cast<int64_t>(extras().stagger ? lines | 1 : lines) * lanes;
}

}  // namespace explorer::kernels
