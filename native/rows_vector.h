// The vector of the instruction set that the including file is compiled for; everything sits in its namespace, once per set.
#pragma once

#include "rows.h"

#include <immintrin.h>

namespace explorer::kernels::EXPLORER_SET {

constexpr int width = EXPLORER_VECTOR;  // floats
constexpr int parts = lanes / width;    // vectors a pixel

typedef float Vector __attribute__((vector_size(EXPLORER_VECTOR * 4), may_alias));
typedef int32_t Bits __attribute__((vector_size(EXPLORER_VECTOR * 4), may_alias));

#define EXPLORER_INLINE static inline __attribute__((always_inline))

EXPLORER_INLINE Vector load(const float* from) { return *reinterpret_cast<const Vector*>(from); }
EXPLORER_INLINE void store(float* to, Vector value) { *reinterpret_cast<Vector*>(to) = value; }
#ifdef EXPLORER_BFLOAT16
// bfloat16 is the upper half of a float32; to the nearest, of two the even one.
EXPLORER_INLINE __m256i* halves_of(Values of, int64_t at) { return reinterpret_cast<__m256i*>(of.data + at * 2); }
EXPLORER_INLINE Vector load(Values from, int64_t at) {
    return reinterpret_cast<Vector>(_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_loadu_si256(halves_of(from, at))), 16));
}
EXPLORER_INLINE void store(Values to, int64_t at, Vector value) {
    _mm256_storeu_si256(halves_of(to, at), reinterpret_cast<__m256i>(_mm512_cvtneps_pbh(reinterpret_cast<__m512>(value))));
}
#else
EXPLORER_INLINE Vector load(Values from, int64_t at) { return load(from.floats() + at); }
EXPLORER_INLINE void store(Values to, int64_t at, Vector value) { store(to.floats() + at, value); }
#endif
// What comes from memory, in order: the processor fetches ahead too, but not across pages of 4 KB.
EXPLORER_INLINE Vector load_ahead(Values from, int64_t at) {
    constexpr int64_t distance = 8192;
    __builtin_prefetch(from.at(at).data + distance);
    return load(from, at);
}
EXPLORER_INLINE Vector splat(float value) { return value - Vector{}; }
EXPLORER_INLINE Vector keep(Vector value, Bits mask) { return reinterpret_cast<Vector>(reinterpret_cast<Bits>(value) & mask); }
EXPLORER_INLINE Bits bits(const int32_t* from) { return *reinterpret_cast<const Bits*>(from); }
// NaN passes, as in libtorch's ReLU: a diverged trial must show. (Of two of which one is NaN the instruction answers the second.)
EXPLORER_INLINE Vector relu(Vector value) {
#if EXPLORER_VECTOR == 16
    return reinterpret_cast<Vector>(_mm512_max_ps(__m512{}, reinterpret_cast<__m512>(value)));
#else
    return reinterpret_cast<Vector>(_mm256_max_ps(__m256{}, reinterpret_cast<__m256>(value)));
#endif
}

// Halves added again and again, in the same order whatever the vector.
EXPLORER_INLINE float sum_of_lanes(const float* from) {
    typedef float Four __attribute__((vector_size(16), may_alias));
    const Four* of = reinterpret_cast<const Four*>(from);
    const Four quarters = (of[0] + of[2]) + (of[1] + of[3]);
    return (quarters[0] + quarters[2]) + (quarters[1] + quarters[3]);
}

void convolve(const Convolution&);
void accumulate(const WeightGradient&);
void sum_lanes(const float* sums, float* weights, int groups, int outputs, int columns);
extern const RowKernels kernels;

}  // namespace explorer::kernels::EXPLORER_SET
