// Convolution rows. A block of output channels × pixels stays in registers over all taps and input channels: per input channel a few
// loads of pixels and broadcast weights serve channels × pixels multiply-adds.
#pragma once

#include "rows_vector.h"

namespace explorer::kernels::EXPLORER_SET {

template <int Channels, int Pixels, int Stride>
EXPLORER_INLINE void convolve_block(const Convolution& c, int64_t from, const float* weights, float* output) {
    Vector sums[Channels][Pixels];
    const int64_t step = static_cast<int64_t>(c.output_step) * lanes;
    for (int o = 0; o < Channels; o++)
        for (int p = 0; p < Pixels; p++)
            sums[o][p] = c.add ? load(output + o * c.output_stride + p * step) : Vector{};

    for (int t = 0; t < c.tap_count; t++) {
        const float* input = c.taps[t] + from;
        for (int i = 0; i < c.inputs; i++) {
            Vector pixels[Pixels];
#pragma GCC unroll 8
            for (int p = 0; p < Pixels; p++)
                pixels[p] = load(input + p * Stride * lanes);
#pragma GCC unroll 8
            for (int o = 0; o < Channels; o++) {
                const Vector weight = splat(weights[o]);
#pragma GCC unroll 8
                for (int p = 0; p < Pixels; p++)
                    sums[o][p] += weight * pixels[p];
            }
            weights += Channels;
            input += c.input_stride;
        }
    }

    for (int o = 0; o < Channels; o++)
        for (int p = 0; p < Pixels; p++)
            store(output + o * c.output_stride + p * step, sums[o][p]);
}

// All output channels of a group for `Pixels` pixels, so that these pixels' inputs stay in the first cache.
template <int Pixels, int Stride>
EXPLORER_INLINE void convolve_pixels(const Convolution& c, int64_t from, const float* weights, float* output) {
    // Narrow vectors have 16 registers: large blocks go over the pixels in halves.
    constexpr int some = width == 16 ? 4 : 2;
    const int64_t area = static_cast<int64_t>(c.tap_count) * c.inputs;
    for (int done = 0; done < c.outputs;) {
        const int block = next_block(c.outputs - done);
        if (block >= 4) {
            int p = 0;
            for (; p + some <= Pixels; p += some) {
                float* to = output + static_cast<int64_t>(p) * c.output_step * lanes;
                if (block == 6)
                    convolve_block<6, some, Stride>(c, from + p * Stride * lanes, weights, to);
                else
                    convolve_block<4, some, Stride>(c, from + p * Stride * lanes, weights, to);
            }
            for (; p < Pixels; p++) {
                float* to = output + static_cast<int64_t>(p) * c.output_step * lanes;
                if (block == 6)
                    convolve_block<6, 1, Stride>(c, from + p * Stride * lanes, weights, to);
                else
                    convolve_block<4, 1, Stride>(c, from + p * Stride * lanes, weights, to);
            }
        } else if (block == 2) {
            convolve_block<2, Pixels, Stride>(c, from, weights, output);
        } else {
            convolve_block<1, Pixels, Stride>(c, from, weights, output);
        }
        weights += area * block;
        output += block * c.output_stride;
        done += block;
    }
}

template <int Stride>
EXPLORER_INLINE void convolve_groups(const Convolution& c, int part) {
    const int64_t group_weights = static_cast<int64_t>(c.tap_count) * c.inputs * c.outputs;
    for (int g = 0; g < c.groups; g++) {
        int64_t from = g * c.inputs * c.input_stride + part * width;
        float* output = c.output + g * c.outputs * c.output_stride + part * width;
        const float* weights = c.weights + g * group_weights;
        for (int left = c.pixels; left > 0;) {
            const int pixels = left >= 8 && c.outputs < 4 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
            switch (pixels) {
                case 8: convolve_pixels<8, Stride>(c, from, weights, output); break;
                case 4: convolve_pixels<4, Stride>(c, from, weights, output); break;
                case 2: convolve_pixels<2, Stride>(c, from, weights, output); break;
                default: convolve_pixels<1, Stride>(c, from, weights, output); break;
            }
            from += static_cast<int64_t>(pixels) * Stride * lanes;
            output += static_cast<int64_t>(pixels) * c.output_step * lanes;
            left -= pixels;
        }
    }
}

void convolve(const Convolution& c) {
    for (int part = 0; part < parts; part++) {
        if (c.stride == 1)
            convolve_groups<1>(c, part);
        else
            convolve_groups<2>(c, part);
    }
}

}  // namespace explorer::kernels::EXPLORER_SET
