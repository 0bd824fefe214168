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
    for (int part = 0; part < parts; part++) {
        if (w.stride == 1)
            accumulate_groups<1>(w, part);
        else
            accumulate_groups<2>(w, part);
    }
}

void sum_lanes(const float* const* sums, int threads, float* weights, int groups, int outputs, int columns) {
    int64_t at = 0;
    for (int g = 0; g < groups; g++) {
        for (int first = 0; first < outputs;) {
            const int channels = next_channels(outputs - first);
            for (int column = 0; column < columns;) {
                const int block = next_columns(channels, columns - column);
                for (int o = 0; o < channels; o++) {
                    for (int c = 0; c < block; c++, at += lanes) {
                        float total = 0;
                        for (int t = 0; t < threads; t++) {
                            const float* from = sums[t] + at;
                            float halves[8];
                            for (int l = 0; l < 8; l++)
                                halves[l] = from[l] + from[l + 8];
                            total += ((halves[0] + halves[4]) + (halves[2] + halves[6])) + ((halves[1] + halves[5]) + (halves[3] + halves[7]));
                        }
                        weights[(static_cast<int64_t>(g) * outputs + first + o) * columns + column + c] = total;
                    }
                }
                column += block;
            }
            first += channels;
        }
    }
}

}  // namespace explorer::kernels::EXPLORER_SET
