// What must hold before a pointer of kernels.h is followed: a wrong one would be read past its end without a word. Each function throws
// std::invalid_argument with what was found and what is expected; layers count from 0.
#pragma once

#include "kernels.h"
#include "layer.h"

#include <vector>

namespace explorer::kernels {

// What a chain reads.
struct InputShape {
    int channels;
    int height;
    int width;
};

// The run's own numbers.
void check_run(const ek_run&);

// The layers' shapes; all arithmetic on them stays within its type.
std::vector<LayerShape> checked_shapes(const ek_run&, const ek_chain&, const InputShape&);

// The parameters that a pass reads, and the gradients that it writes.
void check_forward_parameters(const ek_run&, const ek_chain&);
void check_backward_parameters(const ek_chain&);

// Blocks of images, kept values or scratch memory: there, and aligned as the vectors are.
void check_memory(const void* memory, const char* name);

}  // namespace explorer::kernels
