// A step of stochastic gradient descent over one parameter.
#pragma once

#include "rows_vector.h"

namespace explorer::kernels::EXPLORER_SET {

// Unaligned: parameters lie where their owner put them.
static void descend(const Descent& d) {
    const float rate = static_cast<float>(d.rate), momentum = static_cast<float>(d.momentum), decay = static_cast<float>(d.decay);
    for (int64_t i = 0; i < d.count; i++) {
        const float gradient = d.gradient[i] + decay * d.parameter[i];
        float step = gradient;
        if (d.velocity) {
            d.velocity[i] = momentum * d.velocity[i] + gradient;
            step = d.nesterov ? gradient + momentum * d.velocity[i] : d.velocity[i];
        }
        d.parameter[i] -= rate * step;
    }
}

}  // namespace explorer::kernels::EXPLORER_SET
