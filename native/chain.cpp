#include "chain.h"

#include <algorithm>

namespace explorer::kernels {
namespace {

constexpr int64_t line = lanes * sizeof(float);

int64_t whole_lines(int64_t bytes) { return (bytes + line - 1) / line * line; }

int64_t norm_floats(const LayerShape& s) { return 4 * int64_t{s.outputs}; }

}  // namespace

Chain::Chain(const ek_run& run, const ek_chain& chain, const InputShape& x, int64_t size) : options_(chain), size_(size) {
    for (const LayerShape& shape : checked_shapes(run, chain, x))
        layers_.push_back({shape, chain.layers + layers_.size(), {}, {nullptr, shape.outputs}});
}

int64_t Chain::bytes(int64_t values) const { return whole_lines(values * size_); }

int64_t Chain::place_bytes(const LayerShape& s, int blocks) const {
    return bytes(s.out_block() * blocks) + whole_lines(norm_floats(s) * static_cast<int64_t>(sizeof(float)));
}

ek_sizes Chain::sizes(int blocks) const {
    const InputShape y = output();
    ek_sizes sizes{y.channels, y.height, y.width, y_block() * blocks, squeeze_bytes(blocks)};
    for (const Place& of : layers_)
        sizes.kept += place_bytes(of.shape, blocks);
    return sizes;
}

void Chain::place(int blocks) {
    char* memory = static_cast<char*>(options_.kept);
    for (Place& of : layers_) {
        of.z = values(memory);
        of.norm.values = reinterpret_cast<float*>(memory + bytes(of.shape.out_block() * blocks));
        memory += place_bytes(of.shape, blocks);
    }
    set_squeeze(memory, nullptr);
}

void Chain::place_turns(char* memory, int blocks) {
    const int64_t most = bytes(largest(0, layers_.size()) * blocks);
    int64_t floats = 0;
    for (const Place& of : layers_)
        floats += norm_floats(of.shape);
    norms_.resize(static_cast<size_t>(floats));
    floats = 0;
    for (size_t l = 0; l < layers_.size(); l++) {
        Place& of = layers_[l];
        of.z = values(memory + (l >= main() ? 2 : static_cast<int64_t>(l % 2)) * most);
        of.norm.values = norms_.data() + floats;
        floats += norm_floats(of.shape);
        running_norm(*of.layer, options_.eps, of.norm);
    }
    set_squeeze(memory + 3 * most, nullptr);
}

int64_t Chain::turn_bytes(int blocks) const { return 3 * bytes(largest(0, layers_.size()) * blocks) + squeeze_bytes(blocks); }

int64_t Chain::gradient_bytes(int blocks) const { return main() > 1 ? bytes(largest(0, main() - 1) * blocks) : 0; }

void Chain::place_gradients(char* gradients, char* squeeze, int blocks) {
    gradients_[0] = values(gradients);
    gradients_[1] = values(gradients + gradient_bytes(blocks));
    set_squeeze(kept_squeeze_, squeeze);
}

LayerInput Chain::input(size_t layer, Values x) const {
    if (layer == 0)
        return {x, nullptr, nullptr, nullptr, nullptr};
    const Place& before = layers_[layer - 1];
    const bool squeezed = squeeze_ && static_cast<size_t>(options_.squeeze->after) == layer - 1;
    return {before.z, before.norm.scale(), before.norm.shift(), squeezed ? &*squeeze_ : nullptr, nullptr};
}

Ending Chain::ending(Values x, Values y) const {
    Ending of{y, end().z, end().norm.scale(), end().norm.shift(), identity() ? x : Values{}, nullptr, nullptr, relu()};
    if (projection()) {
        of.residual = shortcut().z;
        of.residual_scale = shortcut().norm.scale();
        of.residual_shift = shortcut().norm.shift();
    }
    return of;
}

// Of a block's outputs.
int64_t Chain::largest(size_t first, size_t last) const {
    int64_t most = 0;
    for (size_t l = first; l < last; l++)
        most = std::max(most, layers_[l].shape.out_block());
    return most;
}

int Chain::squeezed_channels() const { return layers_[static_cast<size_t>(options_.squeeze->after)].shape.outputs; }

int64_t Chain::squeeze_bytes(int blocks) const {
    return options_.squeeze ? Squeeze::floats(*options_.squeeze, squeezed_channels(), blocks) * static_cast<int64_t>(sizeof(float)) : 0;
}

void Chain::set_squeeze(char* kept, char* gradients) {
    kept_squeeze_ = kept;
    if (options_.squeeze)
        squeeze_.emplace(*options_.squeeze, squeezed_channels(), reinterpret_cast<float*>(kept), reinterpret_cast<float*>(gradients));
}

Run::Run(const ek_run& run)
    : options_((check_run(run), run)), kernels_(run.bfloat16 ? bfloat16_kernels() : row_kernels()), batch_(run.images, run.threads) {
    InputShape x{run.channels, run.height, run.width};
    chains_.reserve(static_cast<size_t>(run.count));
    for (int32_t i = 0; i < run.count; i++) {
        chains_.emplace_back(run, run.chains[i], x, kernels_->size);
        x = chains_.back().output();
    }
}

int64_t Run::largest_output() const {
    int64_t most = 0;
    for (size_t i = 0; i + 1 < chains_.size(); i++)
        most = std::max(most, chains_[i].y_block() * batch_.blocks());
    return whole_lines(most * kernels_->size);
}

int64_t Run::largest_gradient() const {
    int64_t most = 0;
    for (const Chain& of : chains_)
        most = std::max(most, 2 * of.gradient_bytes(batch_.blocks()) + of.squeeze_bytes(batch_.blocks()));
    return most;
}

int64_t Run::backward_scratch() const { return 2 * largest_output() + largest_gradient(); }

void Run::place() {
    for (Chain& of : chains_)
        of.place(batch_.blocks());
}

void Run::place_backward(char* scratch) {
    const int64_t output = largest_output();
    gradients_[0] = values(scratch);
    gradients_[1] = values(scratch + output);
    char* const own = scratch + 2 * output;
    for (Chain& of : chains_)
        of.place_gradients(own, own + 2 * of.gradient_bytes(batch_.blocks()), batch_.blocks());
}

}  // namespace explorer::kernels
