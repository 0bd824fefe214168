#include "chain.h"
#include "moments.h"
#include "scratch.h"

#include <cstring>

namespace explorer::kernels {
namespace {

// Of each of the layers that end the chain, the sums of g and g·(z − mean) over the batch, g the gradient of y below the last ReLU.
std::vector<Moments> top_moments(const std::vector<const Place*>& layers, const Batch& batch, const float* gradient, const float* gate) {
    const RowKernels& kernels = *row_kernels();
    const LayerShape& s = layers[0]->shape;
    std::vector<MomentParts> parts(layers.size(), MomentParts(batch.blocks(), s.outputs));
    batch.for_blocks([&](int begin, int end) {
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
                    kernels.gradient_moments({s.outputs, s.out_width()}, gradient + at, gate ? gate + at : nullptr, layers[l]->z + at,
                                             layers[l]->norm.mean(), sums[l], batch.mask(block));
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

// One layer, from d's gradient of the norm's output and its moments; the rest of d says what becomes of its input's.
void run(const Chain& chain, const Place& of, const Moments& moments, LayerGradient d) {
    const std::vector<float> abc = norm_gradient(moments, of.shape.values(chain.batch()), of.norm, *of.layer, chain.training());
    d.z = of.z;
    d.abc = abc.data();
    d.weight_gradient = of.layer->weight_gradient;
    backward_layer(*row_kernels(), of.shape, chain.batch(), of.layer->weight, d);
}

}  // namespace

void backward_chain(const Chain& chain, const float* x, const float* y, const float* y_gradient, float* x_gradient) {
    const float* gate = chain.relu() ? y : nullptr;
    std::vector<const Place*> ends{&chain.end()};
    if (chain.projection())
        ends.push_back(&chain.shortcut());
    const std::vector<Moments> tops = top_moments(ends, chain.batch(), y_gradient, gate);

    Moments moments = tops[0];
    for (size_t l = chain.main(); l-- > 0;) {
        const bool last = l + 1 == chain.main();
        LayerGradient d{};
        d.g = last ? y_gradient : chain.gradient(l);
        d.gate = last ? gate : nullptr;
        d.input = chain.input(l, x);
        Moments below;
        if (l > 0) {
            d.input_gradient = chain.gradient(l - 1);
            d.mean = chain.layers()[l - 1].norm.mean();
            d.moments = &below;
        } else {
            d.input_gradient = x_gradient;
            d.residual = chain.identity() ? y_gradient : nullptr;
            d.residual_gate = gate;
        }
        run(chain, chain.layers()[l], moments, d);
        moments = below;
    }

    if (chain.projection()) {
        LayerGradient d{};
        d.g = y_gradient;
        d.gate = gate;
        d.input = chain.input(0, x);
        d.input_gradient = x_gradient;
        d.add = true;
        run(chain, chain.shortcut(), tops[1], d);
    }
}

}  // namespace explorer::kernels
