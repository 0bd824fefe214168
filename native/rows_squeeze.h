// Squeeze-and-excitation over rows, and its two small layers over the 16 images of a block.
#pragma once

#include "rows_vector.h"

namespace explorer::kernels::EXPLORER_SET {

// exp by Cephes' polynomial: x = n·ln 2 + r with |r| at most ln 2 / 2; within 2 units in the last place. NaN passes.
EXPLORER_INLINE Vector exponential(Vector x) {
    typedef uint32_t Exponents __attribute__((vector_size(EXPLORER_VECTOR * 4), may_alias));
    const Vector least = splat(-87), most = splat(88);
    x = x < least ? least : x;
    x = x > most ? most : x;
    // Of a float near 1.5·2²³ the last bits are an integer: n.
    const Vector rounder = splat(12582912), shifted = x * splat(1.44269504088896341f) + rounder, n = shifted - rounder;
    const Vector r = x - n * splat(0.693359375f) + n * splat(2.12194440e-4f);
    Vector p = splat(1.9875691500e-4f) * r + splat(1.3981999507e-3f);
    p = p * r + splat(8.3334519073e-3f);
    p = p * r + splat(4.1665795894e-2f);
    p = p * r + splat(1.6666665459e-1f);
    p = p * r + splat(5.0000001201e-1f);
    p = p * (r * r) + (r + splat(1));
    return p * reinterpret_cast<Vector>((reinterpret_cast<Exponents>(shifted) << 23) + 0x3f800000u);
}

// A matrix whose element (output, input) lies at output·rows + input·columns.
struct Dense {
    const float* weights;
    int64_t rows;
    int64_t columns;
    int inputs;
    int outputs;
};

// finish(output, offset of its vector, sum of weight·from over the inputs)
template <int Outputs, class Finish>
EXPLORER_INLINE void dense_block(const Dense& d, const float* from, int first, int part, Finish&& finish) {
    Vector sums[Outputs] = {};
    for (int i = 0; i < d.inputs; i++) {
        const Vector value = load(from + i * lanes + part * width);
#pragma GCC unroll 4
        for (int o = 0; o < Outputs; o++)
            sums[o] += splat(d.weights[(first + o) * d.rows + i * d.columns]) * value;
    }
#pragma GCC unroll 4
    for (int o = 0; o < Outputs; o++)
        finish(first + o, (first + o) * lanes + part * width, sums[o]);
}

template <class Finish>
EXPLORER_INLINE void dense(const Dense& d, const float* from, Finish&& finish) {
    for (int part = 0; part < parts; part++) {
        int o = 0;
        for (; o + 4 <= d.outputs; o += 4)
            dense_block<4>(d, from, o, part, finish);
        for (; o < d.outputs; o++)
            dense_block<1>(d, from, o, part, finish);
    }
}

static void excite(const Excitation& e, int64_t pixels) {
    const Vector count = splat(static_cast<float>(pixels));
    for (int i = 0; i < e.channels * parts; i++)
        store(e.mean + i * width, load(e.mean + i * width) / count);
    dense({e.reduce, e.channels, 1, e.channels, e.width}, e.mean,
          [&](int o, int at, Vector sum) { store(e.hidden + at, relu(sum + splat(e.reduce_bias[o]))); });
    dense({e.expand, e.width, 1, e.width, e.channels}, e.hidden, [&](int o, int at, Vector sum) {
        store(e.factors + at, splat(1) / (splat(1) + exponential(-(sum + splat(e.expand_bias[o])))));
    });
}

static void excite_gradient(const Excitation& e, const Excitation& gradient, int64_t pixels) {
    for (int i = 0; i < e.channels * parts; i++) {
        const Vector s = load(e.factors + i * width);
        store(gradient.factors + i * width, load(gradient.factors + i * width) * s * (splat(1) - s));
    }
    dense({e.expand, 1, e.width, e.channels, e.width}, gradient.factors,
          [&](int, int at, Vector sum) { store(gradient.hidden + at, keep(sum, load(e.hidden + at) > Vector{})); });
    const Vector count = splat(static_cast<float>(pixels));
    dense({e.reduce, 1, e.channels, e.width, e.channels}, gradient.hidden,
          [&](int, int at, Vector sum) { store(gradient.mean + at, sum / count); });
}

static void sum_products(const float* left, const float* right, int64_t stride, int blocks, int rows, int columns, float* to) {
    for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
            alignas(64) float sums[lanes];
            for (int part = 0; part < parts; part++) {
                Vector sum{};
                for (int64_t block = 0; block < blocks; block++) {
                    const Vector value = load(left + block * stride + r * lanes + part * width);
                    sum += right ? value * load(right + block * stride + c * lanes + part * width) : value;
                }
                store(sums + part * width, sum);
            }
            *to++ = sum_of_lanes(sums);
        }
    }
}

static void sum_activations(Row row, Values z, const float* scale, const float* shift, float* sums, const int32_t* mask) {
    each(row, [&](int c, int64_t at, int part) {
        const Vector a = splat(scale[c]), b = splat(shift[c]);
        Vector sum{};
        for (int64_t p = 0; p < row.pixels; p++)
            sum += relu(a * load_ahead(z, at + p * lanes) + b);
        float* to = sums + c * lanes + part * width;
        store(to, load(to) + keep(sum, bits(mask + part * width)));
    });
}

static void factor_gradient(Row row, Values u, Values z, const float* scale, const float* shift, float* sums) {
    each(row, [&](int c, int64_t at, int part) {
        const Vector a = splat(scale[c]), b = splat(shift[c]);
        Vector sum{};
        for (int64_t p = 0; p < row.pixels; p++)
            sum += load(u, at + p * lanes) * relu(a * load(z, at + p * lanes) + b);
        float* to = sums + c * lanes + part * width;
        store(to, load(to) + sum);
    });
}

static void gate_excited(Row row, Values h, Values z, const float* scale, const float* shift, const float* factors,
                         const float* mean_gradient, const float* mean, float* sums) {
    each(row, [&](int c, int64_t at, int part) {
        const Vector a = splat(scale[c]), b = splat(shift[c]), centre = splat(mean[c]);
        const Vector factor = load(factors + c * lanes + part * width), through_mean = load(mean_gradient + c * lanes + part * width);
        Vector first{}, second{};
        for (int64_t p = 0; p < row.pixels; p++) {
            const Vector value = load(z, at + p * lanes);
            const Vector gated = keep(factor * load(h, at + p * lanes) + through_mean, a * value + b > Vector{});
            store(h, at + p * lanes, gated);
            first += gated;
            second += gated * (value - centre);
        }
        float* to = sums + c * 2 * lanes + part * width;
        store(to, load(to) + first);
        store(to + lanes, load(to + lanes) + second);
    });
}

}  // namespace explorer::kernels::EXPLORER_SET
