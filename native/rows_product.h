// Weight gradients as products of matrices: a vector is one image's gradient at 16 output channels, so that a load of
// it serves several inputs and the sums of it need no adding up of lanes.
#pragma once

#include "rows_convolve.h"

namespace explorer::kernels::EXPLORER_SET {

// Vectors of 16 channels that stay in registers beside some inputs.
constexpr int most_vectors = width == 16 ? 4 : 1;

EXPLORER_INLINE int next_vectors(int remaining) { return remaining < most_vectors ? remaining : most_vectors; }

// body(group, first vector of it, how many) for the vectors that are taken together.
template <class Body>
EXPLORER_INLINE void each_vectors(int groups, int channels, Body&& body) {
    const int vectors = product_channels(channels) / lanes;
    for (int g = 0; g < groups; g++)
        for (int first = 0; first < vectors; first += most_vectors)
            body(g, first, next_vectors(vectors - first));
}

template <class Arithmetic, int Inputs, int Vectors>
EXPLORER_INLINE void multiply_block(const ProductGradient& w, int64_t gradient, int64_t input, float* sums) {
    constexpr int count = Vectors * parts;
    Vector total[Inputs][count];
#pragma GCC unroll 16
    for (int i = 0; i < Inputs; i++)
#pragma GCC unroll 4
        for (int v = 0; v < count; v++)
            total[i][v] = load(sums + i * Vectors * lanes + v * width);
    for (int p = 0; p < w.rows; p++) {
        const float* z = w.gradients[p] + gradient;
        const float* x = w.inputs[p] + input;
        for (int64_t image = 0; image < w.images; image++) {
            Vector gradients[count];
#pragma GCC unroll 4
            for (int v = 0; v < count; v++)
                gradients[v] = load(z + v * width);
#pragma GCC unroll 16
            for (int i = 0; i < Inputs; i++) {
                const Vector value = Arithmetic::broadcast(x + i * w.input_stride + image);
#pragma GCC unroll 4
                for (int v = 0; v < count; v++)
                    total[i][v] = Arithmetic::add(total[i][v], value, gradients[v]);
            }
            z += Vectors * lanes;
        }
    }
#pragma GCC unroll 16
    for (int i = 0; i < Inputs; i++)
#pragma GCC unroll 4
        for (int v = 0; v < count; v++)
            store(sums + i * Vectors * lanes + v * width, total[i][v]);
}

template <class Arithmetic, int Vectors>
EXPLORER_INLINE void multiply_inputs(const ProductGradient& w, int64_t gradient, int64_t input, float* sums) {
    constexpr int most = width < 16 || Vectors == 4 ? 6 : Vectors == 3 ? 8 : Vectors == 2 ? 12 : 16;
    for (int left = w.input_channels; left > 0;) {
        const int block = left >= most ? most : most > 8 && left >= 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
        if (block == most)
            multiply_block<Arithmetic, most, Vectors>(w, gradient, input, sums);
        else if (most > 8 && block == 8)
            multiply_block<Arithmetic, 8, Vectors>(w, gradient, input, sums);
        else if (block == 4)
            multiply_block<Arithmetic, 4, Vectors>(w, gradient, input, sums);
        else if (block == 2)
            multiply_block<Arithmetic, 2, Vectors>(w, gradient, input, sums);
        else
            multiply_block<Arithmetic, 1, Vectors>(w, gradient, input, sums);
        input += block * w.input_stride;
        sums += int64_t{block} * Vectors * lanes;
        left -= block;
    }
}

template <class Arithmetic>
EXPLORER_INLINE void multiply_groups(const ProductGradient& w) {
    const int64_t channels = product_channels(w.output_channels);
    each_vectors(w.groups, w.output_channels, [&](int g, int first, int vectors) {
        const int64_t at = g * channels + first * lanes, input = int64_t{g} * w.input_channels * w.input_stride;
        float* const sums = w.sums + at * w.input_channels;
        if constexpr (most_vectors > 1) {
            if (vectors == 4)
                return multiply_inputs<Arithmetic, 4>(w, at * w.images, input, sums);
            if (vectors == 3)
                return multiply_inputs<Arithmetic, 3>(w, at * w.images, input, sums);
            if (vectors == 2)
                return multiply_inputs<Arithmetic, 2>(w, at * w.images, input, sums);
        }
        multiply_inputs<Arithmetic, 1>(w, at * w.images, input, sums);
    });
}

static void multiply(const ProductGradient& w) { multiply_groups<Singles>(w); }

// One step of a transposition: of rows so far apart, the halves that belong to one another are exchanged.
template <int Distance>
EXPLORER_INLINE void exchange(Vector* rows) {
    Bits low{}, high{};
    for (int l = 0; l < width; l++) {
        low[l] = l & Distance ? width + l - Distance : l;
        high[l] = l & Distance ? width + l : l + Distance;
    }
#pragma GCC unroll 16
    for (int i = 0; i < width; i++) {
        if (i & Distance)
            continue;
        const Vector first = rows[i], second = rows[i + Distance];
        rows[i] = __builtin_shuffle(first, second, low);
        rows[i + Distance] = __builtin_shuffle(first, second, high);
    }
}

// Of pairs of images there may be 8 in a row: a vector may begin between lines, and read on into the next channel.
typedef float AnyVector __attribute__((vector_size(EXPLORER_VECTOR * 4), aligned(4), may_alias));

static void transpose(const float* from, int64_t stride, float* to, int groups, int channels, int images) {
    each_vectors(groups, channels, [&](int g, int first, int vectors) {
        float* const out = to + (int64_t{g} * product_channels(channels) + first * lanes) * images;
        for (int c = 0; c < vectors * lanes; c += width) {
            for (int image = 0; image < images; image += width) {
                const int some = images - image < width ? images - image : width;
                Vector rows[width];
#pragma GCC unroll 16
                for (int i = 0; i < width; i++) {
                    const int channel = first * lanes + c + i;
                    rows[i] = channel < channels ? *reinterpret_cast<const AnyVector*>(from + (int64_t{g} * channels + channel) * stride + image)
                                                 : Vector{};
                }
                exchange<1>(rows);
                exchange<2>(rows);
                exchange<4>(rows);
                if constexpr (width == 16)
                    exchange<8>(rows);
#pragma GCC unroll 16
                for (int i = 0; i < width && i < some; i++)
                    store(out + (image + i) * int64_t{vectors} * lanes + c, rows[i]);
            }
        }
    });
}

static void order_products(const float* sums, float* weights, int groups, int outputs, int inputs, int area) {
    const int64_t size = int64_t{groups} * inputs * product_channels(outputs);
    each_vectors(groups, outputs, [&](int g, int first, int vectors) {
        const int count = outputs - first * lanes < vectors * lanes ? outputs - first * lanes : vectors * lanes;
        const float* from = sums + (int64_t{g} * product_channels(outputs) + first * lanes) * inputs;
        float* const to = weights + (int64_t{g} * outputs + first * lanes) * inputs * area;
        // In pieces that stay in the first cache.
        for (int o = 0; o < count; o += lanes)
            for (int i = 0; i < inputs; i += lanes)
                for (int tap = 0; tap < area; tap++)
                    for (int row = i; row < inputs && row < i + lanes; row++)
                        for (int column = o; column < count && column < o + lanes; column++)
                            to[(int64_t{column} * inputs + row) * area + tap] = from[tap * size + row * vectors * lanes + column];
    });
}

}  // namespace explorer::kernels::EXPLORER_SET
