// Weight gradients. A block of output channels × columns (a column: an input channel at a kernel position) stays in registers over
// the pixels of some rows; the lanes are summed once, at the end of the batch.
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

template <int Channels, int Columns, int Stride>
EXPLORER_INLINE void accumulate_block(const WeightGradient& w, int64_t gradient, int input, int column, int part, float* sums) {
    Vector total[Channels][Columns];
#pragma GCC unroll 9
    for (int o = 0; o < Channels; o++)
#pragma GCC unroll 9
        for (int c = 0; c < Columns; c++)
            total[o][c] = load(sums + (o * Columns + c) * lanes);

    const int area = w.kernel * w.kernel;
    for (int r = 0; r < w.rows; r++) {
        const float* z = w.gradients[r] + gradient;
        const float* x[Columns];
        for (int c = 0, at = column; c < Columns; c++, at++) {
            const int tap = at % area;
            x[c] = w.inputs[r * w.kernel + tap / w.kernel] + (input + at / area) * w.input_stride + tap % w.kernel * lanes + part * width;
        }
        for (int64_t p = 0; p < w.pixels; p++) {
            Vector gradients[Channels];
#pragma GCC unroll 9
            for (int o = 0; o < Channels; o++)
                gradients[o] = load(z + o * w.gradient_stride + p * lanes);
#pragma GCC unroll 9
            for (int c = 0; c < Columns; c++) {
                const Vector value = load(x[c] + p * Stride * lanes);
#pragma GCC unroll 9
                for (int o = 0; o < Channels; o++)
                    total[o][c] += gradients[o] * value;
            }
        }
    }

#pragma GCC unroll 9
    for (int o = 0; o < Channels; o++)
#pragma GCC unroll 9
        for (int c = 0; c < Columns; c++)
            store(sums + (o * Columns + c) * lanes, total[o][c]);
}

template <int Channels, int Stride>
EXPLORER_INLINE void accumulate_columns(const WeightGradient& w, int64_t gradient, int input, int part, float* sums) {
    const int columns = w.input_channels * w.kernel * w.kernel;
    for (int done = 0; done < columns;) {
        const int block = next_columns(Channels, columns - done);
        switch (block) {
            case 9:
                if constexpr (Channels < 4)
                    accumulate_block<Channels, 9, Stride>(w, gradient, input, done, part, sums);
                break;
            case 6: accumulate_block<Channels, 6, Stride>(w, gradient, input, done, part, sums); break;
            case 4: accumulate_block<Channels, 4, Stride>(w, gradient, input, done, part, sums); break;
            case 3: accumulate_block<Channels, 3, Stride>(w, gradient, input, done, part, sums); break;
            case 2: accumulate_block<Channels, 2, Stride>(w, gradient, input, done, part, sums); break;
            default: accumulate_block<Channels, 1, Stride>(w, gradient, input, done, part, sums); break;
        }
        sums += static_cast<int64_t>(Channels) * block * lanes;
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

template <int Stride>
EXPLORER_INLINE void accumulate_groups(const WeightGradient& w, int part) {
    const int columns = w.input_channels * w.kernel * w.kernel;
    float* sums = w.sums + part * width;
    for (int g = 0; g < w.groups; g++) {
        for (int done = 0; done < w.output_channels;) {
            const int block = next_channels(w.output_channels - done);
            const int64_t gradient = (g * w.output_channels + done) * w.gradient_stride + part * width;
            const int input = g * w.input_channels;
            if (block == 4)
                accumulate_columns<4, Stride>(w, gradient, input, part, sums);
            else if (block == 2)
                accumulate_columns<2, Stride>(w, gradient, input, part, sums);
            else
                accumulate_columns<1, Stride>(w, gradient, input, part, sums);
            sums += static_cast<int64_t>(block) * columns * lanes;
            done += block;
        }
    }
}

void accumulate(const WeightGradient& w) {
    const bool single = extras().window && w.input_channels == 1 && w.output_channels == 1 && w.kernel == 3;
    for (int part = 0; part < parts; part++) {
        if (single && w.stride == 1)
            accumulate_depthwise<1>(w, part);
        else if (single)
            accumulate_depthwise<2>(w, part);
        else if (w.stride == 1)
            accumulate_groups<1>(w, part);
        else
            accumulate_groups<2>(w, part);
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
