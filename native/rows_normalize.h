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

// Floats from one pixel of a row in scratch memory to the next, where one alone takes so many.
EXPLORER_INLINE int64_t step_of(PaddedRow to, int64_t floats) { return to.step > 0 ? to.step : floats; }

static void activate(Row row, PaddedRow to, Values from, const float* scale, const float* shift, const float* factors,
                     const int32_t* mask) {
    const int64_t step = step_of(to, lanes);
    if (!scale) {
        padded(row, to, [&](int, float* out, int64_t at, int) {
            for (int64_t p = 0; p < row.pixels; p++)
                store(out + p * step, load_ahead(from, at + p * lanes));
        });
        return;
    }
    padded(row, to, [&](int c, float* out, int64_t at, int part) {
        const Vector a = splat(scale[c]), b = splat(shift[c]);
        const Bits kept = bits(mask + part * width);
        for (int64_t p = 0; p < row.pixels; p++)
            store(out + p * step, keep(relu(a * load_ahead(from, at + p * lanes) + b), kept));
        if (!factors)
            return;
        const Vector factor = load(factors + c * lanes + part * width);
        for (int64_t p = 0; p < row.pixels; p++)
            store(out + p * step, load(out + p * step) * factor);
    });
}

static void differentiate(Row row, PaddedRow to, Values g, Values gate, Values z, const float* abc, const int32_t* mask) {
    const int64_t step = step_of(to, lanes);
    padded(row, to, [&](int c, float* out, int64_t at, int part) {
        const Vector a = splat(abc[3 * c]), b = splat(abc[3 * c + 1]), shift = splat(abc[3 * c + 2]);
        const Bits kept = bits(mask + part * width);
        for (int64_t p = 0; p < row.pixels; p++) {
            Vector gradient = load_ahead(g, at + p * lanes);
            if (gate)
                gradient = keep(gradient, load(gate, at + p * lanes) > Vector{});
            store(out + p * step, keep(a * gradient + (b * load_ahead(z, at + p * lanes) + shift), kept));
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

static void finish(Row row, Values y, Values z, const float* scale, const float* shift, Values residual, const float* residual_scale,
                   const float* residual_shift, bool clamp, const int32_t* mask) {
    each(row, [&](int c, int64_t at, int part) {
        const Vector a = splat(scale[c]);
        const Vector b = splat(shift[c] + (residual_scale ? residual_shift[c] : 0));
        const Vector d = splat(residual_scale ? residual_scale[c] : 1);
        const Bits kept = bits(mask + part * width);
        for (int64_t p = 0; p < row.pixels; p++) {
            Vector value = a * load_ahead(z, at + p * lanes) + b;
            if (residual)
                value += d * load_ahead(residual, at + p * lanes);
            store(y, at + p * lanes, keep(clamp ? relu(value) : value, kept));
        }
    });
}

static void moments(Row row, Values z, float* sums) {
    each(row, [&](int c, int64_t at, int part) {
        Vector first{}, second{};
        for (int64_t p = 0; p < row.pixels; p++) {
            const Vector value = load(z, at + p * lanes);
            first += value;
            second += value * value;
        }
        float* to = sums + c * 2 * lanes + part * width;
        store(to, load(to) + first);
        store(to + lanes, load(to + lanes) + second);
    });
}

// body(channel) gives what says of (offset, z) whether the gradient counts.
template <class Body>
EXPLORER_INLINE void gate_rows(Row row, Values h, const float* gradient, Values z, const float* mean, float* sums, Body&& body) {
    each(row, [&](int c, int64_t at, int part) {
        const auto counts = body(c);
        const Vector centre = splat(mean[c]);
        Vector first{}, second{};
        for (int64_t p = 0; p < row.pixels; p++) {
            const Vector below = load_ahead(z, at + p * lanes);
            const Vector value = keep(load(gradient + at + p * lanes), counts(at + p * lanes, below) > Vector{});
            store(h, at + p * lanes, value);
            first += value;
            second += value * (below - centre);
        }
        float* to = sums + c * 2 * lanes + part * width;
        store(to, load(to) + first);
        store(to + lanes, load(to + lanes) + second);
    });
}

static void gate(Row row, Values h, const float* gradient, Values z, const float* scale, const float* shift, const float* mean, float* sums) {
    gate_rows(row, h, gradient, z, mean, sums, [&](int c) {
        return [a = splat(scale[c]), b = splat(shift[c])](int64_t, Vector below) { return a * below + b; };
    });
}

static void gate_end(Row row, Values h, const float* gradient, Values activation, Values z, const float* mean, float* sums) {
    gate_rows(row, h, gradient, z, mean, sums, [&](int) { return [&](int64_t at, Vector) { return load(activation, at); }; });
}

static void gradient_moments(Row row, Values gradient, Values gate, Values z, const float* mean, float* sums, const int32_t* mask) {
    each(row, [&](int c, int64_t at, int part) {
        const Vector centre = splat(mean[c]);
        const Bits kept = bits(mask + part * width);
        Vector first{}, second{};
        for (int64_t p = 0; p < row.pixels; p++) {
            Vector value = keep(load_ahead(gradient, at + p * lanes), kept);
            if (gate)
                value = keep(value, load(gate, at + p * lanes) > Vector{});
            first += value;
            second += value * (load_ahead(z, at + p * lanes) - centre);
        }
        float* to = sums + c * 2 * lanes + part * width;
        store(to, load(to) + first);
        store(to + lanes, load(to + lanes) + second);
    });
}

static void add_gated(Row row, float* to, Values gradient, Values gate) {
    each(row, [&](int, int64_t at, int) {
        for (int64_t p = 0; p < row.pixels; p++) {
            Vector value = load_ahead(gradient, at + p * lanes);
            if (gate)
                value = keep(value, load(gate, at + p * lanes) > Vector{});
            store(to + at + p * lanes, load(to + at + p * lanes) + value);
        }
    });
}

}  // namespace explorer::kernels::EXPLORER_SET
