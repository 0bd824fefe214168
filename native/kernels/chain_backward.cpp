#include "blocks.h"
#include "chain_pass.h"
#include "moments.h"
#include "scratch.h"

#include <cstring>

namespace explorer::kernels {
namespace {

// Of each of the layers that end the chain, the sums of g and g·(z − mean) over the batch, g the gradient of y below the last ReLU.
std::vector<Moments> top_moments(const std::vector<const LayerRecord*>& layers, const Batch& batch, const float* gradient, const float* gate) {
    const RowKernels& kernels = *row_kernels();
    const LayerShape& s = layers[0]->shape;
    std::vector<MomentParts> parts(layers.size(), MomentParts(batch.blocks(), s.outputs));
    for_blocks(batch.blocks(), [&](int, int begin, int end) {
        const int64_t size = MomentParts::floats(s.outputs);
        Scratch& scratch = Scratch::of_thread();
        scratch.reserve(size * static_cast<int64_t>(layers.size()));
        std::vector<float*> sums;
        for (size_t l = 0; l < layers.size(); l++)
            sums.push_back(scratch.take(size));
        for (int block = begin; block < end; block++) {
            for (float* of : sums)
                std::memset(of, 0, static_cast<size_t>(size) * sizeof(float));
            for (int row = 0; row < s.out_height(); row++) {
                const int64_t at = block * s.out_block() + row * s.out_row();
                // Both layers while the row is in the cache.
                for (size_t l = 0; l < layers.size(); l++)
                    kernels.gradient_moments({s.outputs, s.out_width()}, gradient + at, gate ? gate + at : nullptr,
                                             layers[l]->z.data_ptr<float>() + at, layers[l]->norm.mean(), sums[l], batch.mask(block));
            }
            for (size_t l = 0; l < layers.size(); l++)
                parts[l].keep(block, sums[l]);
        }
    });
    std::vector<Moments> totals;
    for (const MomentParts& of : parts)
        totals.push_back(of.total());
    return totals;
}

NormGradient norm_gradient_of(const Moments& moments, const LayerRecord& layer, const Batch& batch, bool training) {
    const int64_t count = batch.images() * layer.shape.out_height() * layer.shape.out_width();
    return norm_gradient(moments, count, layer.norm, layer.scale, training);
}

}  // namespace

ChainGradients chain_backward(const at::Tensor& gradient, const at::Tensor& x, const at::Tensor& y, const std::vector<LayerRecord>& records,
                              const ChainOptions& options, bool input_wanted) {
    const RowKernels& kernels = *row_kernels();
    const Batch batch(options.images);
    const size_t main = records.size() - (options.shortcut == Shortcut::projection ? 1 : 0);
    const float* top = gradient.data_ptr<float>();
    const float* gate = options.relu ? y.data_ptr<float>() : nullptr;

    ChainGradients result;
    result.layers.resize(records.size());
    if (input_wanted)
        result.input = at::empty_like(x);

    const bool projection = options.shortcut == Shortcut::projection;
    std::vector<const LayerRecord*> ends{&records[main - 1]};
    if (projection)
        ends.push_back(&records.back());
    const std::vector<Moments> tops = top_moments(ends, batch, top, gate);
    Moments moments = tops[0];
    at::Tensor h;
    for (size_t l = main; l-- > 0;) {
        const LayerRecord& layer = records[l];
        const NormGradient norm = norm_gradient_of(moments, layer, batch, options.training);
        at::Tensor weight_gradient = at::empty_like(layer.weight);
        const bool first = l == 0;
        const LayerRecord* before = first ? nullptr : &records[l - 1];
        at::Tensor below = first ? result.input : at::empty_like(before->z);
        const bool residual = first && options.shortcut == Shortcut::identity;

        LayerGradient d{};
        d.g = l + 1 == main ? top : h.data_ptr<float>();
        d.gate = l + 1 == main ? gate : nullptr;
        d.z = layer.z.data_ptr<float>();
        d.abc = norm.abc.data();
        d.input = first ? LayerInput{x.data_ptr<float>(), nullptr, nullptr}
                        : LayerInput{before->z.data_ptr<float>(), before->norm.scale(), before->norm.shift()};
        d.weight_gradient = weight_gradient.data_ptr<float>();
        d.input_gradient = below.defined() ? below.data_ptr<float>() : nullptr;
        d.mean = first ? nullptr : before->norm.mean();
        d.moments = first ? nullptr : &moments;
        d.residual = residual ? top : nullptr;
        d.residual_gate = residual ? gate : nullptr;
        backward_layer(kernels, layer.shape, batch, layer.weight.data_ptr<float>(), d);
        result.layers[l] = {weight_gradient, norm.scale, norm.shift};
        h = below;
    }

    if (projection) {
        const LayerRecord& layer = records.back();
        const NormGradient norm = norm_gradient_of(tops[1], layer, batch, options.training);
        at::Tensor weight_gradient = at::empty_like(layer.weight);
        LayerGradient d{};
        d.g = top;
        d.gate = gate;
        d.z = layer.z.data_ptr<float>();
        d.abc = norm.abc.data();
        d.input = {x.data_ptr<float>(), nullptr, nullptr};
        d.weight_gradient = weight_gradient.data_ptr<float>();
        d.input_gradient = input_wanted ? result.input.data_ptr<float>() : nullptr;
        d.add = true;
        backward_layer(kernels, layer.shape, batch, layer.weight.data_ptr<float>(), d);
        result.layers.back() = {weight_gradient, norm.scale, norm.shift};
    }
    return result;
}

}  // namespace explorer::kernels
