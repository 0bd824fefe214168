// The batch's blocks over libtorch's threads.
#pragma once

#include <functional>

namespace explorer::kernels {

// How many threads for_blocks uses.
int block_threads(int blocks);

// body(thread, first, end): each thread gets one run of blocks, always the same for a given thread count.
void for_blocks(int blocks, const std::function<void(int, int, int)>& body);

}  // namespace explorer::kernels
