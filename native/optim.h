// The state of one parameter group, shared by the optimisers.
#pragma once

#include "shim.h"

struct exp_optimizer {
    std::vector<at::Tensor> parameters;
    std::vector<at::Tensor> first;    // momentum, or Adam's first moments; undefined until first used
    std::vector<at::Tensor> second;   // Adam's second moments
    std::vector<at::Tensor> largest;  // AMSGrad's largest second moments
    std::vector<int64_t> steps;       // steps each parameter has taken
};

namespace shim {

// Whether one pass over raw memory will do: float32 on the CPU, parameter and gradient laid out alike without gaps.
inline bool plain(const at::Tensor& parameter, const at::Tensor& gradient) {
    return parameter.device().is_cpu() && parameter.scalar_type() == at::kFloat && gradient.scalar_type() == at::kFloat &&
           gradient.layout() == at::kStrided && parameter.is_non_overlapping_and_dense() && parameter.strides() == gradient.strides();
}

// Tells autograd of a change behind its back.
inline void touched(const at::Tensor& tensor) { tensor.unsafeGetTensorImpl()->bump_version(); }

}  // namespace shim

// The compiler writes these loops for each instruction set; the loader picks one.
#define EXP_VECTORISED __attribute__((target_clones("avx512f", "avx2", "default")))
