// Batch norm, ReLU and residual over rows: each reads its operands once.
#pragma once

#include "rows_vector.h"

namespace explorer::kernels::EXPLORER_SET {

EXPLORER_INLINE void clear(float* to, int pixels) {
    for (int i = 0; i < pixels * parts; i++)
        store(to + i * width, Vector{});
}

// Runs body(channel, part) and leaves the pads of each channel zero.
template <class Body>
EXPLORER_INLINE void padded(Row row, PaddedRow to, Body&& body) {
    for (int c = 0; c < row.channels; c++) {
        float* channel = to.data + c * to.stride;
        clear(channel, to.pad);
        for (int part = 0; part < parts; part++)
            body(c, channel + to.pad * lanes + part * width, static_cast<int64_t>(c) * row.pixels * lanes + part * width, part);
        clear(channel + (to.pad + row.pixels) * lanes, to.pad);
    }
}

static void activate(Row row, PaddedRow to, const float* from, const float* scale, const float* shift, const float* factors,
                     const int32_t* mask) {
    if (!scale) {
        padded(row, to, [&](int, float* out, int64_t at, int) {
            for (int64_t p = 0; p < row.pixels; p++)
                store(out + p * lanes, load(from + at + p * lanes));
        });
        return;
    }
    padded(row, to, [&](int c, float* out, int64_t at, int part) {
        const Vector a = splat(scale[c]), b = splat(shift[c]);
        const Bits kept = bits(mask + part * width);
        for (int64_t p = 0; p < row.pixels; p++)
            store(out + p * lanes, keep(relu(a * load(from + at + p * lanes) + b), kept));
        if (!factors)
            return;
        const Vector factor = load(factors + c * lanes + part * width);
        for (int64_t p = 0; p < row.pixels; p++)
            store(out + p * lanes, load(out + p * lanes) * factor);
    });
}

static void differentiate(Row row, PaddedRow to, const float* g, const float* gate, const float* z, const float* abc, const int32_t* mask) {
    padded(row, to, [&](int c, float* out, int64_t at, int part) {
        const Vector a = splat(abc[3 * c]), b = splat(abc[3 * c + 1]), shift = splat(abc[3 * c + 2]);
        const Bits kept = bits(mask + part * width);
        for (int64_t p = 0; p < row.pixels; p++) {
            Vector gradient = load(g + at + p * lanes);
            if (gate)
                gradient = keep(gradient, load(gate + at + p * lanes) > Vector{});
            store(out + p * lanes, keep(a * gradient + (b * load(z + at + p * lanes) + shift), kept));
        }
    });
}

// Runs body(channel, offset, part) for every channel and part of an unpadded row.
template <class Body>
EXPLORER_INLINE void each(Row row, Body&& body) {
    for (int c = 0; c < row.channels; c++)
        for (int part = 0; part < parts; part++)
            body(c, static_cast<int64_t>(c) * row.pixels * lanes + part * width, part);
}

static void finish(Row row, float* y, const float* z, const float* scale, const float* shift, const float* residual,
                   const float* residual_scale, const float* residual_shift, bool clamp, const int32_t* mask) {
    each(row, [&](int c, int64_t at, int part) {
        const Vector a = splat(scale[c]);
        const Vector b = splat(shift[c] + (residual_scale ? residual_shift[c] : 0));
        const Vector d = splat(residual_scale ? residual_scale[c] : 1);
        const Bits kept = bits(mask + part * width);
        for (int64_t p = 0; p < row.pixels; p++) {
            Vector value = a * load(z + at + p * lanes) + b;
            if (residual)
                value += d * load(residual + at + p * lanes);
            store(y + at + p * lanes, keep(clamp ? relu(value) : value, kept));
        }
    });
}

static void moments(Row row, const float* z, float* sums) {
    each(row, [&](int c, int64_t at, int part) {
        Vector first{}, second{};
        for (int64_t p = 0; p < row.pixels; p++) {
            const Vector value = load(z + at + p * lanes);
            first += value;
            second += value * value;
        }
        float* to = sums + c * 2 * lanes + part * width;
        store(to, load(to) + first);
        store(to + lanes, load(to + lanes) + second);
    });
}

static void gate(Row row, float* h, const float* gradient, const float* activation, int64_t activation_stride, const float* z,
                 const float* mean, float* sums) {
    each(row, [&](int c, int64_t at, int part) {
        const float* active = activation + c * activation_stride + part * width;
        const Vector centre = splat(mean[c]);
        Vector first{}, second{};
        for (int64_t p = 0; p < row.pixels; p++) {
            const Vector value = keep(load(gradient + at + p * lanes), load(active + p * lanes) > Vector{});
            store(h + at + p * lanes, value);
            first += value;
            second += value * (load(z + at + p * lanes) - centre);
        }
        float* to = sums + c * 2 * lanes + part * width;
        store(to, load(to) + first);
        store(to + lanes, load(to + lanes) + second);
    });
}

static void gradient_moments(Row row, const float* gradient, const float* gate, const float* z, const float* mean, float* sums,
                             const int32_t* mask) {
    each(row, [&](int c, int64_t at, int part) {
        const Vector centre = splat(mean[c]);
        const Bits kept = bits(mask + part * width);
        Vector first{}, second{};
        for (int64_t p = 0; p < row.pixels; p++) {
            Vector value = keep(load(gradient + at + p * lanes), kept);
            if (gate)
                value = keep(value, load(gate + at + p * lanes) > Vector{});
            first += value;
            second += value * (load(z + at + p * lanes) - centre);
        }
        float* to = sums + c * 2 * lanes + part * width;
        store(to, load(to) + first);
        store(to + lanes, load(to + lanes) + second);
    });
}

static void add_gated(Row row, float* to, const float* gradient, const float* gate) {
    each(row, [&](int, int64_t at, int) {
        for (int64_t p = 0; p < row.pixels; p++) {
            Vector value = load(gradient + at + p * lanes);
            if (gate)
                value = keep(value, load(gate + at + p * lanes) > Vector{});
            store(to + at + p * lanes, load(to + at + p * lanes) + value);
        }
    });
}

}  // namespace explorer::kernels::EXPLORER_SET
