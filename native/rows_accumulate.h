// Weight gradients. A block of output channels × columns (a column: an input channel at a kernel position) stays in registers over
// the pixels of some rows. The lanes are summed once, at the end of the batch; but where so many vectors would not stay in the cache, at the
// end of those rows.
#pragma once

#include "rows_vector.h"

namespace explorer::kernels::EXPLORER_SET {

// Columns that fit the registers beside so many output channels.
EXPLORER_INLINE int next_columns(int channels, int remaining) {
    const int most = channels == 4 ? (width == 16 ? 6 : 3) : (channels == 2 && width < 16 ? 6 : 9);
    if (remaining >= most && !(most == 6 && remaining == 8))
        return most;
    return remaining >= 4 && most > 3 ? 4 : remaining >= 3 ? 3 : remaining;
}

EXPLORER_INLINE int next_channels(int remaining) { return remaining >= 4 ? 4 : remaining >= 2 ? 2 : 1; }

// A vector of one pixel in float32.
struct SinglePixels {
    static constexpr int pixels = 1;
    static constexpr int floats = lanes;  // that a pixel takes the room of
    template <int Stride>
    EXPLORER_INLINE Vector at(const float* row, int64_t pixel) {
        return load(row + pixel * Stride * lanes);
    }
    EXPLORER_INLINE Vector add(Vector sum, Vector left, Vector right) { return sum + left * right; }
};

EXPLORER_INLINE float sum_of(Vector of) {
    alignas(64) float values[lanes] = {};
    store(values, of);
    return sum_of_lanes(values);
}

// to[i·stride] += the sum of of[i].
template <int Count>
EXPLORER_INLINE void add_sums(float* to, int64_t stride, const Vector* of) {
#if EXPLORER_VECTOR == 16
    if constexpr (Count == 4) {
        // Halves of two vectors beside one another, then quarters of four.
        const Vector ab = __builtin_shuffle(of[0], of[1], Bits{0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23}) +
                          __builtin_shuffle(of[0], of[1], Bits{8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31});
        const Vector cd = __builtin_shuffle(of[2], of[3], Bits{0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23}) +
                          __builtin_shuffle(of[2], of[3], Bits{8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31});
        Vector sums = __builtin_shuffle(ab, cd, Bits{0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27}) +
                      __builtin_shuffle(ab, cd, Bits{4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31});
        sums += __builtin_shuffle(sums, Bits{2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13});
        sums += __builtin_shuffle(sums, Bits{1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14});
        for (int i = 0; i < 4; i++)
            to[i * stride] += sums[4 * i];
        return;
    }
#endif
    for (int i = 0; i < Count; i++)
        to[i * stride] += sum_of(of[i]);
}

template <class Arithmetic, int Channels, int Columns, int Stride>
EXPLORER_INLINE void accumulate_block(const WeightGradient& w, int64_t gradient, int input, int column, int part, float* sums) {
    Vector total[Channels][Columns];
#pragma GCC unroll 9
    for (int o = 0; o < Channels; o++)
#pragma GCC unroll 9
        for (int c = 0; c < Columns; c++)
            total[o][c] = w.whole ? Vector{} : load(sums + (o * Columns + c) * lanes);

    const int area = w.kernel * w.kernel;
    for (int r = 0; r < w.rows; r++) {
        const float* z = w.gradients[r] + gradient;
        const float* x[Columns];
        for (int c = 0, at = column; c < Columns; c++, at++) {
            const int tap = at % area;
            x[c] = w.inputs[r * w.kernel + tap / w.kernel] + (input + at / area) * w.input_stride + tap % w.kernel * Arithmetic::floats + part * width;
        }
        for (int64_t p = 0; p < w.pixels; p += Arithmetic::pixels) {
            Vector gradients[Channels];
#pragma GCC unroll 9
            for (int o = 0; o < Channels; o++)
                gradients[o] = Arithmetic::template at<1>(z + o * w.gradient_stride, p);
#pragma GCC unroll 9
            for (int c = 0; c < Columns; c++) {
                const Vector value = Arithmetic::template at<Stride>(x[c], p);
#pragma GCC unroll 9
                for (int o = 0; o < Channels; o++)
                    total[o][c] = Arithmetic::add(total[o][c], gradients[o], value);
            }
        }
    }

    if (w.whole) {
#pragma GCC unroll 9
        for (int c = 0; c < Columns; c++) {
            Vector column_sums[Channels];
#pragma GCC unroll 9
            for (int o = 0; o < Channels; o++)
                column_sums[o] = total[o][c];
            add_sums<Channels>(sums + c, int64_t{w.input_channels} * area, column_sums);
        }
        return;
    }
#pragma GCC unroll 9
    for (int o = 0; o < Channels; o++)
#pragma GCC unroll 9
        for (int c = 0; c < Columns; c++)
            store(sums + (o * Columns + c) * lanes, total[o][c]);
}

template <class Arithmetic, int Channels, int Stride>
EXPLORER_INLINE void accumulate_columns(const WeightGradient& w, int64_t gradient, int input, int part, float* sums) {
    const int columns = w.input_channels * w.kernel * w.kernel;
    for (int done = 0; done < columns;) {
        const int block = next_columns(Channels, columns - done);
        switch (block) {
            case 9:
                if constexpr (Channels < 4)
                    accumulate_block<Arithmetic, Channels, 9, Stride>(w, gradient, input, done, part, sums);
                break;
            case 6: accumulate_block<Arithmetic, Channels, 6, Stride>(w, gradient, input, done, part, sums); break;
            case 4: accumulate_block<Arithmetic, Channels, 4, Stride>(w, gradient, input, done, part, sums); break;
            case 3: accumulate_block<Arithmetic, Channels, 3, Stride>(w, gradient, input, done, part, sums); break;
            case 2: accumulate_block<Arithmetic, Channels, 2, Stride>(w, gradient, input, done, part, sums); break;
            default: accumulate_block<Arithmetic, Channels, 1, Stride>(w, gradient, input, done, part, sums); break;
        }
        sums += w.whole ? block : static_cast<int64_t>(Channels) * block * lanes;
        done += block;
    }
}

// One channel to one channel, 3×3: a window of the input moves along in registers.
template <int Stride>
EXPLORER_INLINE void accumulate_depthwise(const WeightGradient& w, int part) {
    for (int g = 0; g < w.groups; g++) {
        float* sums = w.sums + static_cast<int64_t>(g) * 9 * lanes + part * width;
        Vector total[9];
#pragma GCC unroll 9
        for (int t = 0; t < 9; t++)
            total[t] = load(sums + t * lanes);
        for (int r = 0; r < w.rows; r++) {
            const float* z = w.gradients[r] + g * w.gradient_stride + part * width;
            const int64_t at = g * w.input_stride + part * width;
            const float *top = w.inputs[3 * r] + at, *middle = w.inputs[3 * r + 1] + at, *bottom = w.inputs[3 * r + 2] + at;
            Vector t0 = load(top), m0 = load(middle), b0 = load(bottom);
            Vector t1 = load(top + lanes), m1 = load(middle + lanes), b1 = load(bottom + lanes);
            for (int64_t p = 0; p < w.pixels; p++) {
                const int64_t x = (p * Stride + 2) * lanes;
                const Vector gradient = load(z + p * lanes), t2 = load(top + x), m2 = load(middle + x), b2 = load(bottom + x);
                total[0] += gradient * t0;
                total[1] += gradient * t1;
                total[2] += gradient * t2;
                total[3] += gradient * m0;
                total[4] += gradient * m1;
                total[5] += gradient * m2;
                total[6] += gradient * b0;
                total[7] += gradient * b1;
                total[8] += gradient * b2;
                if constexpr (Stride == 1) {
                    t0 = t1, m0 = m1, b0 = b1;
                    t1 = t2, m1 = m2, b1 = b2;
                } else {
                    t0 = t2, m0 = m2, b0 = b2;
                    if (p + 1 < w.pixels)
                        t1 = load(top + x + lanes), m1 = load(middle + x + lanes), b1 = load(bottom + x + lanes);
                }
            }
        }
#pragma GCC unroll 9
        for (int t = 0; t < 9; t++)
            store(sums + t * lanes, total[t]);
    }
}

template <class Arithmetic, int Stride>
EXPLORER_INLINE void accumulate_groups(const WeightGradient& w, int part) {
    const int columns = w.input_channels * w.kernel * w.kernel;
    float* sums = w.sums + (w.whole ? 0 : part * width);
    for (int g = 0; g < w.groups; g++) {
        for (int done = 0; done < w.output_channels;) {
            const int block = next_channels(w.output_channels - done);
            const int64_t gradient = (g * w.output_channels + done) * w.gradient_stride + part * width;
            const int input = g * w.input_channels;
            if (block == 4)
                accumulate_columns<Arithmetic, 4, Stride>(w, gradient, input, part, sums);
            else if (block == 2)
                accumulate_columns<Arithmetic, 2, Stride>(w, gradient, input, part, sums);
            else
                accumulate_columns<Arithmetic, 1, Stride>(w, gradient, input, part, sums);
            sums += static_cast<int64_t>(block) * columns * (w.whole ? 1 : lanes);
            done += block;
        }
    }
}

void accumulate(const WeightGradient& w) {
    const bool single = extras().window && !w.whole && w.input_channels == 1 && w.output_channels == 1 && w.kernel == 3;
    for (int part = 0; part < parts; part++) {
        if (single && w.stride == 1)
            accumulate_depthwise<1>(w, part);
        else if (single)
            accumulate_depthwise<2>(w, part);
        else if (w.stride == 1)
            accumulate_groups<SinglePixels, 1>(w, part);
        else
            accumulate_groups<SinglePixels, 2>(w, part);
    }
}

void sum_lanes(const float* sums, float* weights, int groups, int outputs, int columns) {
    for (int g = 0; g < groups; g++) {
        for (int first = 0; first < outputs;) {
            const int channels = next_channels(outputs - first);
            for (int column = 0; column < columns;) {
                const int block = next_columns(channels, columns - column);
                for (int o = 0; o < channels; o++)
                    for (int c = 0; c < block; c++, sums += lanes)
                        weights[(static_cast<int64_t>(g) * outputs + first + o) * columns + column + c] = sum_of_lanes(sums);
                column += block;
            }
            first += channels;
        }
    }
}

}  // namespace explorer::kernels::EXPLORER_SET
