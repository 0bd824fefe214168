// The table of one instruction set; included once by the file compiled for it.
#pragma once

#include "rows_accumulate.h"
#include "rows_convolve.h"
#include "rows_descend.h"
#include "rows_normalize.h"
#include "rows_product.h"
#include "rows_squeeze.h"
#ifdef EXPLORER_BFLOAT16
#include "rows_pairs.h"
#endif

namespace explorer::kernels::EXPLORER_SET {

#define EXPLORER_NAME_(x) #x
#define EXPLORER_NAME(x) EXPLORER_NAME_(x)
const RowKernels kernels = {EXPLORER_NAME(EXPLORER_SET), convolve, accumulate, sum_lanes, transpose, multiply, order_products, activate, differentiate, finish,
                            moments, gate, gate_end, gradient_moments, add_gated, sum_activations, excite, factor_gradient,
                            excite_gradient, sum_products, gate_excited, descend,
#ifdef EXPLORER_BFLOAT16
                            2, put, get, convolve_put, convolve_pairs, convolve_pairs_put, accumulate_halves, multiply_halves, activate_pairs, activate_halves, differentiate_pairs
#endif
};

}  // namespace explorer::kernels::EXPLORER_SET
