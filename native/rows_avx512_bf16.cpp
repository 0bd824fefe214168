// Compiled with the flags of this instruction set (CMakeLists.txt); called only where the processor has it (row_kernels.cpp).
#if defined(__x86_64__)
#define EXPLORER_SET avx512_bf16
#define EXPLORER_VECTOR 16
#define EXPLORER_BFLOAT16
#include "rows_table.h"

const explorer::kernels::RowKernels* explorer::kernels::avx512_bf16_kernels() { return &avx512_bf16::kernels; }
#else
#include "rows.h"

const explorer::kernels::RowKernels* explorer::kernels::avx512_bf16_kernels() { return nullptr; }
#endif
