// The choice of the instruction set, once a process. EXPLORER_KERNELS: plain (none), avx2, avx512, or fast (the best there is).
#include "rows.h"

#include <cstdlib>
#include <cstring>

namespace explorer::kernels {
namespace {

const RowKernels* choose() {
    const char* wish = std::getenv("EXPLORER_KERNELS");
    if (!wish || !*wish)
        wish = "fast";
    const bool any = !std::strcmp(wish, "fast");
#if defined(__x86_64__)
    __builtin_cpu_init();
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
    if (avx512 && (any || !std::strcmp(wish, "avx512")))
        return avx512_kernels();
    if (avx2 && (any || !std::strcmp(wish, "avx2")))
        return avx2_kernels();
#else
    (void)any;
#endif
    return nullptr;
}

}  // namespace

const RowKernels* row_kernels() {
    static const RowKernels* const chosen = choose();
    return chosen;
}

}  // namespace explorer::kernels
