#include "chain.h"

#include "chain_check.h"

#include <algorithm>

namespace explorer::kernels {
namespace {

int64_t whole_vectors(int64_t floats) { return (floats + lanes - 1) / lanes * lanes; }

}  // namespace

Chain::Chain(const ek_chain& chain) : Chain(chain, checked_shapes(chain)) {}

Chain::Chain(const ek_chain& chain, const std::vector<LayerShape>& shapes) : options_(chain), batch_(chain.images, chain.threads) {
    for (const LayerShape& shape : shapes)
        layers_.push_back({shape, chain.layers + layers_.size(), nullptr, {nullptr, shape.outputs}});
}

ek_sizes Chain::sizes() const {
    const LayerShape& s = end().shape;
    ek_sizes sizes{s.outputs, s.out_height(), s.out_width(), z_floats(s), squeeze_floats(), 0, 0};
    for (const Place& of : layers_)
        sizes.kept += place_floats(of.shape);
    sizes.forward_scratch = largest_place() * (projection() ? 3 : 2) + squeeze_floats();
    sizes.backward_scratch = gradient_floats() + squeeze_floats();
    return sizes;
}

void Chain::place(float* kept) {
    for (Place& of : layers_) {
        set_place(of, kept);
        kept += place_floats(of.shape);
    }
    set_squeeze(kept, nullptr);
}

void Chain::place_in_turn(float* scratch) {
    for (size_t l = 0; l < layers_.size(); l++)
        set_place(layers_[l], scratch + (l >= main() ? 2 : static_cast<int64_t>(l % 2)) * largest_place());
    set_squeeze(scratch + largest_place() * (projection() ? 3 : 2), nullptr);
}

void Chain::place_gradients(float* scratch) {
    gradients_ = scratch;
    set_squeeze(kept_squeeze_, scratch + gradient_floats());
}

LayerInput Chain::input(size_t layer, const float* x) const {
    if (layer == 0)
        return {x, nullptr, nullptr, nullptr};
    const Place& before = layers_[layer - 1];
    const bool squeezed = squeeze_ && static_cast<size_t>(options_.squeeze->after) == layer - 1;
    return {before.z, before.norm.scale(), before.norm.shift(), squeezed ? &*squeeze_ : nullptr};
}

int64_t Chain::z_floats(const LayerShape& s) const { return s.out_block() * batch_.blocks(); }

int64_t Chain::place_floats(const LayerShape& s) const { return z_floats(s) + whole_vectors(4 * int64_t{s.outputs}); }

int64_t Chain::largest_place() const {
    int64_t most = 0;
    for (const Place& of : layers_)
        most = std::max(most, place_floats(of.shape));
    return most;
}

int64_t Chain::largest_gradient() const {
    int64_t most = 0;
    for (size_t l = 0; l + 1 < main(); l++)
        most = std::max(most, z_floats(layers_[l].shape));
    return most;
}

int64_t Chain::gradient_floats() const { return largest_gradient() * (main() > 2 ? 2 : 1); }

int Chain::squeezed_channels() const { return layers_[static_cast<size_t>(options_.squeeze->after)].shape.outputs; }

int64_t Chain::squeeze_floats() const {
    return options_.squeeze ? Squeeze::floats(*options_.squeeze, squeezed_channels(), batch_.blocks()) : 0;
}

void Chain::set_place(Place& of, float* memory) const {
    of.z = memory;
    of.norm.values = memory + z_floats(of.shape);
}

void Chain::set_squeeze(float* kept, float* gradients) {
    kept_squeeze_ = kept;
    if (options_.squeeze)
        squeeze_.emplace(*options_.squeeze, squeezed_channels(), kept, gradients);
}

}  // namespace explorer::kernels
