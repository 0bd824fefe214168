#include "chain.h"
#include "moments.h"
#include "scratch.h"

#include <cstring>

namespace explorer::kernels {
namespace {

// Of each of the layers that end the chain, the sums of g and g·(z − mean) over the batch, g the gradient of y below the last ReLU.
std::vector<Moments> top_moments(const Run& run, const std::vector<const Place*>& layers, Values gradient, Values gate) {
    const RowKernels& kernels = run.kernels();
    const Batch& batch = run.batch();
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
                    kernels.gradient_moments({s.outputs, s.out_width()}, gradient.at(at), gate ? gate.at(at) : gate, layers[l]->z.at(at),
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

std::vector<const Place*> ends(const Chain& chain) {
    std::vector<const Place*> all{&chain.end()};
    if (chain.projection())
        all.push_back(&chain.shortcut());
    return all;
}

// One layer, from d's gradient of the norm's output and its moments; the rest of d says what becomes of its input's.
void run_layer(const Run& run, const Place& of, const Moments& moments, LayerGradient d) {
    const std::vector<float> abc = norm_gradient(moments, of.shape.values(run.batch()), of.norm, *of.layer, run.training());
    d.z = of.z;
    d.abc = abc.data();
    d.weight_gradient = of.layer->weight_gradient;
    backward_layer(run.kernels(), of.shape, run.batch(), of.layer->weight, d);
}

// What a chain's gradient begins with: that of y where gate > 0 (null: everywhere), and its ends' moments.
struct Top {
    Values gradient;
    Values gate;
    std::vector<Moments> moments;
};

void run_chain(const Run& run, const Chain& chain, Values x, const Top& top, Values x_gradient, const Below* below) {
    Moments moments = top.moments[0];
    for (size_t l = chain.main(); l-- > 0;) {
        const bool last = l + 1 == chain.main();
        LayerGradient d{};
        d.g = last ? top.gradient : chain.gradient(l);
        d.gate = last ? top.gate : Values{};
        d.input = chain.input(l, x);
        Moments next;
        if (l > 0) {
            d.input_gradient = chain.gradient(l - 1);
            d.mean = chain.layers()[l - 1].norm.mean();
            d.moments = &next;
        } else {
            d.input_gradient = x_gradient;
            d.residual = chain.identity() ? top.gradient : Values{};
            d.residual_gate = top.gate;
            d.below = chain.projection() ? nullptr : below;
        }
        run_layer(run, chain.layers()[l], moments, d);
        moments = next;
    }

    if (chain.projection()) {
        LayerGradient d{};
        d.g = top.gradient;
        d.gate = top.gate;
        d.input = chain.input(0, x);
        d.input_gradient = x_gradient;
        d.add = true;
        d.below = below;
        run_layer(run, chain.shortcut(), top.moments[1], d);
    }
}

}  // namespace

void backward_run(const Run& run, Values x, Values y_gradient, Values x_gradient) {
    const std::vector<Chain>& chains = run.chains();
    const Chain& last = chains.back();
    Top top{y_gradient, last.relu() ? last.y() : Values{}, {}};
    top.moments = top_moments(run, ends(last), y_gradient, top.gate);
    for (size_t i = chains.size(); i-- > 0;) {
        if (i == 0) {
            run_chain(run, chains[0], x, top, x_gradient, nullptr);
            return;
        }
        const Chain& before = chains[i - 1];
        const std::vector<const Place*> lower = ends(before);
        Top next{run.gradient(i), {}, std::vector<Moments>(lower.size())};
        Below below{{}, before.relu()};
        for (size_t e = 0; e < lower.size(); e++)
            below.ends.push_back({lower[e]->z, lower[e]->norm.mean(), &next.moments[e]});
        run_chain(run, chains[i], before.y(), top, run.gradient(i), &below);
        top = std::move(next);
    }
}

}  // namespace explorer::kernels
