// The table of one instruction set; included once by the file compiled for it.
#pragma once

#include "rows_accumulate.h"
#include "rows_convolve.h"
#include "rows_descend.h"
#include "rows_normalize.h"
#include "rows_squeeze.h"

namespace explorer::kernels::EXPLORER_SET {

#define EXPLORER_NAME_(x) #x
#define EXPLORER_NAME(x) EXPLORER_NAME_(x)
const RowKernels kernels = {EXPLORER_NAME(EXPLORER_SET), convolve, accumulate, sum_lanes, activate, differentiate, finish,
                            moments, gate, gradient_moments, add_gated, sum_activations, excite, factor_gradient,
                            excite_gradient, sum_products, gate_excited, descend};

}  // namespace explorer::kernels::EXPLORER_SET
