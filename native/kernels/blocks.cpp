#include "blocks.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace explorer::kernels {

int block_threads(int blocks) { return std::max(1, std::min(blocks, at::get_num_threads())); }

void for_blocks(int blocks, const std::function<void(int, int, int)>& body) {
    const int threads = block_threads(blocks);
    at::parallel_for(0, threads, 1, [&](int64_t begin, int64_t end) {
        for (int64_t t = begin; t < end; t++)
            body(static_cast<int>(t), static_cast<int>(t * blocks / threads), static_cast<int>((t + 1) * blocks / threads));
    });
}

}  // namespace explorer::kernels
