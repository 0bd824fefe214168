// A chain of kernels.h: its layers' shapes, checked, and where in the caller's memory each one's values lie.
//
// Kept for the backward pass: each convolution's output and its statistics. What lies between (normalised and rectified values) is
// recomputed on the way, a row at a time, in the cache: on these narrow networks memory, not arithmetic, is what a step waits for.
#pragma once

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
    float* z;  // the convolution's output
    Norm norm;
};

class Chain {
  public:
    // Throws std::invalid_argument, saying what does not fit.
    explicit Chain(const ek_chain&);

    ek_sizes sizes() const;
    void place(float* kept);
    // Without a backward pass: the layers take turns.
    void place_in_turn(float* scratch);
    // After place. The layers' gradients take turns.
    void place_gradients(float* scratch);

    const ek_chain& options() const { return options_; }
    const Batch& batch() const { return batch_; }
    bool training() const { return options_.training != 0; }
    bool relu() const { return options_.relu != 0; }
    bool identity() const { return options_.shortcut == ek_identity; }
    bool projection() const { return options_.shortcut == ek_projection; }

    // The layers from x to y; without a projection, which is the last of all.
    size_t main() const { return layers_.size() - (projection() ? 1 : 0); }
    const std::vector<Place>& layers() const { return layers_; }
    const Place& end() const { return layers_[main() - 1]; }
    const Place& shortcut() const { return layers_.back(); }

    // What a layer of the main path reads.
    LayerInput input(size_t layer, const float* x) const;
    // Where the gradient of layer's output lies, which is not the last of the main path.
    float* gradient(size_t layer) const { return gradients_ + static_cast<int64_t>(layer % 2) * largest_gradient(); }

  private:
    Chain(const ek_chain&, const std::vector<LayerShape>&);
    int64_t z_floats(const LayerShape&) const;
    int64_t place_floats(const LayerShape&) const;
    int64_t largest_place() const;
    int64_t largest_gradient() const;
    int64_t gradient_floats() const;
    int squeezed_channels() const;
    int64_t squeeze_floats() const;
    void set_place(Place&, float* memory) const;
    void set_squeeze(float* kept, float* gradients);

    const ek_chain& options_;
    Batch batch_;
    std::vector<Place> layers_;
    float* kept_squeeze_ = nullptr;
    float* gradients_ = nullptr;
    std::optional<Squeeze> squeeze_;
};

void forward_chain(const Chain&, const float* x, float* y);
void backward_chain(const Chain&, const float* x, const float* y, const float* y_gradient, float* x_gradient);

}  // namespace explorer::kernels
