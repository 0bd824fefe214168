// A chain of kernels.h: its layers' shapes, checked, and where in memory each one's values lie; and the run of them.
//
// Kept for the backward pass: each convolution's output and its statistics. What lies between (normalised and rectified values) is
// recomputed on the way, a row at a time, in the cache: on these narrow networks memory, not arithmetic, is what a step waits for. For the
// same reason a chain's end is computed by the first layer of the next one, which reads it, and the sums that its backward pass begins with
// by the last pass over its gradient.
#pragma once

#include "chain_check.h"
#include "kernels.h"
#include "layer.h"
#include "norm.h"

#include <optional>
#include <vector>

namespace explorer::kernels {

// One layer of a chain.
struct Place {
    LayerShape shape;
    const ek_layer* layer;
    Values z;  // the convolution's output
    Norm norm;
};

class Chain {
  public:
    // Throws std::invalid_argument, saying what does not fit.
    Chain(const ek_run&, const ek_chain&, const InputShape&, int64_t size);

    ek_sizes sizes(int blocks) const;
    // In the caller's kept memory.
    void place(int blocks);
    // In evaluation, some blocks at a time: the layers take turns in `memory` of turn_bytes(blocks); sets the norms from the running statistics.
    void place_turns(char* memory, int blocks);
    int64_t turn_bytes(int blocks) const;
    int64_t gradient_bytes(int blocks) const;  // of one layer's output
    int64_t squeeze_bytes(int blocks) const;
    // The gradients of the layers' outputs take turns.
    void place_gradients(char* gradients, char* squeeze, int blocks);

    const ek_chain& options() const { return options_; }
    bool relu() const { return options_.relu != 0; }
    bool identity() const { return options_.shortcut == ek_identity; }
    bool projection() const { return options_.shortcut == ek_projection; }

    // The layers from x to y; without a projection, which is the last of all.
    size_t main() const { return layers_.size() - (projection() ? 1 : 0); }
    const std::vector<Place>& layers() const { return layers_; }
    const Place& end() const { return layers_[main() - 1]; }
    const Place& shortcut() const { return layers_.back(); }
    InputShape output() const { return {end().shape.outputs, end().shape.out_height(), end().shape.out_width()}; }
    int64_t y_block() const { return end().shape.out_block(); }
    Values y() const { return values(options_.y); }

    // What a layer of the main path reads.
    LayerInput input(size_t layer, Values x) const;
    // How y is made of what the layers gave.
    Ending ending(Values x, Values y) const;
    // Where the gradient of layer's output lies, which is not the last of the main path.
    Values gradient(size_t layer) const { return gradients_[layer % 2]; }

  private:
    Values values(void* memory) const { return {static_cast<char*>(memory), size_}; }
    int64_t bytes(int64_t values) const;
    int64_t place_bytes(const LayerShape&, int blocks) const;
    int64_t largest(size_t first, size_t last) const;
    int squeezed_channels() const;
    void set_squeeze(char* kept, char* gradients);

    const ek_chain& options_;
    int64_t size_;  // bytes of a value
    std::vector<Place> layers_;
    std::vector<float> norms_;  // in evaluation
    char* kept_squeeze_ = nullptr;
    Values gradients_[2] = {};
    std::optional<Squeeze> squeeze_;
};

class Run {
  public:
    explicit Run(const ek_run&);

    const ek_run& options() const { return options_; }
    const Batch& batch() const { return batch_; }
    const RowKernels& kernels() const { return *kernels_; }
    bool training() const { return options_.training != 0; }
    Values values(const void* memory) const { return {static_cast<char*>(const_cast<void*>(memory)), kernels_->size}; }
    const std::vector<Chain>& chains() const { return chains_; }
    // A thread's own, to be placed for one block.
    std::vector<Chain> copy() const { return chains_; }
    int64_t backward_scratch() const;

    void place();
    // After place. Gives where the gradients of the chains' outputs take turns.
    void place_backward(char* scratch);
    Values gradient(size_t chain) const { return gradients_[chain % 2]; }

  private:
    int64_t largest_output() const;
    int64_t largest_gradient() const;

    const ek_run& options_;
    const RowKernels* kernels_;
    Batch batch_;
    std::vector<Chain> chains_;
    Values gradients_[2] = {};
};

void forward_run(const Run&, Values x);
// Without a backward pass, in evaluation: block by block of images through the chains (bundle by bundle where they take those), so that
// nothing between x and y leaves the cache.
void evaluate_run(const Run&, Values x, Values y);
void backward_run(const Run&, Values x, Values y_gradient, Values x_gradient);

}  // namespace explorer::kernels
