// A batch of images in blocks of 16, and the way to go through its blocks on several threads.
#pragma once

#include "rows.h"

#include <functional>

namespace explorer::kernels {

// The last block's lanes without an image are masked.
class Batch {
  public:
    Batch(int images, int threads);
    int images() const { return images_; }
    int blocks() const { return blocks_; }
    const int32_t* mask(int block) const { return masks_[block == blocks_ - 1 ? 1 : 0]; }

    // body(first, end) for runs of blocks, one a thread: for work that is the same however the batch is cut.
    void for_blocks(const std::function<void(int, int)>& body) const;

    // body(run, first, end) for so many runs of blocks: for work whose result depends on the cut, which therefore must not depend on
    // the threads.
    void for_runs(int runs, const std::function<void(int, int, int)>& body) const;

  private:
    int images_;
    int blocks_;
    int threads_;
    alignas(64) int32_t masks_[2][lanes];
};

}  // namespace explorer::kernels
