// Rows of bfloat16 in scratch memory, and products of them, two at a time with float32 sums (vdpbf16ps); see PaddedRow.
#pragma once

#include "rows_accumulate.h"
#include "rows_convolve.h"
#include "rows_normalize.h"
#include "rows_product.h"

namespace explorer::kernels::EXPLORER_SET {

EXPLORER_INLINE Vector dot(Vector sum, Vector left, Vector right) {
    return reinterpret_cast<Vector>(
        _mm512_dpbf16_ps(reinterpret_cast<__m512>(sum), reinterpret_cast<__m512bh>(left), reinterpret_cast<__m512bh>(right)));
}

// Two channels' inputs in a vector, their weights in a float's bits.
struct Pairs {
    static constexpr int room = lanes;
    EXPLORER_INLINE void put(float* to, Vector sum) { store(to, sum); }
    EXPLORER_INLINE Vector broadcast(const float* weights) {
        int32_t both;
        __builtin_memcpy(&both, weights, sizeof both);
        return reinterpret_cast<Vector>(_mm512_set1_epi32(both));
    }
    EXPLORER_INLINE Vector add(Vector sum, Vector weights, Vector pixels) { return dot(sum, weights, pixels); }
};

struct PairsToHalves : Pairs {
    static constexpr int room = lanes / 2;
    EXPLORER_INLINE void put(float* to, Vector sum) { store(Values{reinterpret_cast<char*>(to), 2}, 0, sum); }
};

struct SinglesToHalves : Singles {
    static constexpr int room = lanes / 2;
    EXPLORER_INLINE void put(float* to, Vector sum) { PairsToHalves::put(to, sum); }
};

// Two pixels in a vector.
struct PixelPairs {
    static constexpr int pixels = 2;
    static constexpr int floats = lanes / 2;
    template <int Stride>
    EXPLORER_INLINE Vector at(const float* row, int64_t pixel) {
        const float* from = row + pixel * Stride * floats;
        if constexpr (Stride == 1)
            return reinterpret_cast<Vector>(_mm512_loadu_ps(from));
        const __m512 first = _mm512_castps256_ps512(_mm256_loadu_ps(from));
        return reinterpret_cast<Vector>(_mm512_insertf32x8(first, _mm256_loadu_ps(from + Stride * floats), 1));
    }
    EXPLORER_INLINE Vector add(Vector sum, Vector left, Vector right) { return dot(sum, left, right); }
};

template <class Arithmetic>
EXPLORER_INLINE void convolve_pairs_to(const Convolution& c) {
    if (c.stride == 1)
        convolve_groups<Arithmetic, 1>(c, 0);
    else
        convolve_groups<Arithmetic, 2>(c, 0);
}

static void convolve_pairs(const Convolution& c) { convolve_pairs_to<Pairs>(c); }

static void convolve_pairs_put(const Convolution& c) { convolve_pairs_to<PairsToHalves>(c); }

static void convolve_put(const Convolution& c) { convolve_to<SinglesToHalves>(c); }

static void accumulate_halves(const WeightGradient& w) {
    if (w.stride == 1)
        accumulate_groups<PixelPairs, 1>(w, 0);
    else
        accumulate_groups<PixelPairs, 2>(w, 0);
}

static void multiply_halves(const ProductGradient& w) { multiply_groups<Pairs>(w); }

// The first channel's 16 values, then the second's.
EXPLORER_INLINE __m512i halves(Vector first, Vector second) {
    return reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(reinterpret_cast<__m512>(second), reinterpret_cast<__m512>(first)));
}

EXPLORER_INLINE void store_pair(float* to, __m512i both) {
    const __m512i order = _mm512_set_epi16(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2,
                                           17, 1, 16, 0);
    _mm512_storeu_si512(to, _mm512_permutexvar_epi16(order, both));
}

EXPLORER_INLINE void store_half(float* to, __m256i half) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), half); }

// Where a channel's pixels of halves begin; the rest of its room is zero.
EXPLORER_INLINE float* half_row(PaddedRow to, int channel, int pixels) {
    float* const row = to.data + channel * to.stride;
    if (to.step > 0)
        return row;
    for (int i = 0; i < to.pad; i++)
        store_half(row + i * PixelPairs::floats, __m256i{});
    for (int64_t i = to.pad + pixels; i < to.stride / PixelPairs::floats; i++)
        store_half(row + i * PixelPairs::floats, __m256i{});
    return row + to.pad * PixelPairs::floats;
}

// Runs body(pair, its first channel, whether it has a second one).
template <class Body>
EXPLORER_INLINE void each_pair(GroupedRow row, Body&& body) {
    const int pairs = (row.channels + 1) / 2;
    for (int g = 0; g < row.groups; g++)
        for (int i = 0; i < pairs; i++)
            body(g * pairs + i, g * row.channels + 2 * i, 2 * i + 1 < row.channels);
}

// Where a pair's pixels begin; its pads become zero.
EXPLORER_INLINE float* pair_row(PaddedRow to, int pair, int pixels) {
    float* const row = to.data + pair * to.stride;
    clear(row, to.pad);
    clear(row + (to.pad + pixels) * lanes, to.pad);
    return row + to.pad * lanes;
}

// One channel of activate.
struct Activation {
    Values from;
    Vector scale;
    Vector shift;
    Vector factor;
    Bits kept;
    bool changes;
};

EXPLORER_INLINE Vector activation(const Activation& a, int64_t p) {
    const Vector value = load_ahead(a.from, p * lanes);
    return a.changes ? keep(relu(a.scale * value + a.shift), a.kept) * a.factor : value;
}

EXPLORER_INLINE Activation activation_of(int c, int pixels, Values from, const float* scale, const float* shift, const float* factors,
                                         const int32_t* mask) {
    const Vector one = splat(1);
    return {from.at(int64_t{c} * pixels * lanes), scale ? splat(scale[c]) : one, scale ? splat(shift[c]) : one,
            factors ? load(factors + c * lanes) : one, bits(mask), scale != nullptr};
}

static void activate_pairs(GroupedRow row, PaddedRow to, Values from, const float* scale, const float* shift, const float* factors,
                           const int32_t* mask) {
    const int64_t step = step_of(to, lanes);
    each_pair(row, [&](int pair, int c, bool whole) {
        float* const out = pair_row(to, pair, row.pixels);
        const Activation first = activation_of(c, row.pixels, from, scale, shift, factors, mask);
        if (!whole) {
            for (int64_t p = 0; p < row.pixels; p++)
                store_pair(out + p * step, halves(activation(first, p), Vector{}));
            return;
        }
        const Activation second = activation_of(c + 1, row.pixels, from, scale, shift, factors, mask);
        for (int64_t p = 0; p < row.pixels; p++)
            store_pair(out + p * step, halves(activation(first, p), activation(second, p)));
    });
}

static void activate_halves(Row row, PaddedRow to, Values from, const float* scale, const float* shift, const float* factors,
                            const int32_t* mask) {
    const int64_t step = step_of(to, PixelPairs::floats);
    for (int c = 0; c < row.channels; c++) {
        float* const out = half_row(to, c, row.pixels);
        const Activation channel = activation_of(c, row.pixels, from, scale, shift, factors, mask);
        for (int64_t p = 0; p < row.pixels; p++)
            store(Values{reinterpret_cast<char*>(out + p * step), 2}, 0, activation(channel, p));
    }
}

// One channel of differentiate, as Activation.
struct Differential {
    Values g;
    Values gate;
    Values z;
    Vector a;
    Vector b;
    Vector shift;
    Bits kept;
};

EXPLORER_INLINE Vector differential(const Differential& d, int64_t p) {
    Vector gradient = load_ahead(d.g, p * lanes);
    if (d.gate)
        gradient = keep(gradient, load(d.gate, p * lanes) > Vector{});
    return keep(d.a * gradient + (d.b * load_ahead(d.z, p * lanes) + d.shift), d.kept);
}

static void differentiate_pairs(GroupedRow row, PaddedRow pairs, PaddedRow singles, Values g, Values gate, Values z, const float* abc,
                                const int32_t* mask) {
    const int64_t step = step_of(pairs, lanes), half_step = step_of(singles, PixelPairs::floats);
    const Bits kept = bits(mask);
    const auto channel = [&](int c) {
        const int64_t at = int64_t{c} * row.pixels * lanes;
        return Differential{g.at(at), gate ? gate.at(at) : gate, z.at(at), splat(abc[3 * c]), splat(abc[3 * c + 1]), splat(abc[3 * c + 2]), kept};
    };
    each_pair(row, [&](int pair, int c, bool whole) {
        float* const out = pair_row(pairs, pair, row.pixels);
        float* const low = half_row(singles, c, row.pixels);
        const Differential first = channel(c);
        if (!whole) {
            for (int64_t p = 0; p < row.pixels; p++) {
                const __m512i both = halves(differential(first, p), Vector{});
                store_pair(out + p * step, both);
                store_half(low + p * half_step, _mm512_castsi512_si256(both));
            }
            return;
        }
        float* const high = half_row(singles, c + 1, row.pixels);
        const Differential second = channel(c + 1);
        for (int64_t p = 0; p < row.pixels; p++) {
            const __m512i both = halves(differential(first, p), differential(second, p));
            store_pair(out + p * step, both);
            store_half(low + p * half_step, _mm512_castsi512_si256(both));
            store_half(high + p * half_step, _mm512_extracti64x4_epi64(both, 1));
        }
    });
}

static void put(Row row, Values to, const float* from) {
    for (int64_t i = 0; i < int64_t{row.channels} * row.pixels * lanes; i += lanes)
        store(to, i, load(from + i));
}

static void get(Row row, float* to, Values from) {
    for (int64_t i = 0; i < int64_t{row.channels} * row.pixels * lanes; i += lanes)
        store(to + i, load_ahead(from, i));
}

}  // namespace explorer::kernels::EXPLORER_SET
