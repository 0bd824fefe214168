#include "blocks.h"

#include "thread_pool.h"

#include <algorithm>

namespace explorer::kernels {

Batch::Batch(int images, int threads) : images_(images), blocks_((images - 1) / lanes + 1), threads_(std::max(1, threads)) {
    for (int l = 0; l < lanes; l++) {
        masks_[0][l] = -1;
        masks_[1][l] = l <= (images - 1) % lanes ? -1 : 0;
    }
}

void Batch::for_blocks(const std::function<void(int, int)>& body) const {
    for_runs(std::min(blocks_, threads_), [&](int, int first, int end) { body(first, end); });
}

void Batch::for_runs(int runs, const std::function<void(int, int, int)>& body) const {
    const auto start = [&](int run) { return static_cast<int>(int64_t{run} * blocks_ / runs); };
    ThreadPool::instance().run(std::min(runs, threads_), runs, [&](int run) { body(run, start(run), start(run + 1)); });
}

}  // namespace explorer::kernels
