#include "chain.h"
#include "scratch.h"

#include <algorithm>

namespace explorer::kernels {
namespace {

// One convolution and its norm.
void run_layer(const Run& run, const Chain& chain, const Place& place, const LayerInput& input) {
    Moments moments;
    forward_layer(run.kernels(), place.shape, run.batch(), input, place.layer->weight, place.z, run.training() ? &moments : nullptr);
    if (run.training())
        batch_norm(moments, place.shape.values(run.batch()), *place.layer, chain.options().momentum, chain.options().eps, place.norm);
    else
        running_norm(*place.layer, chain.options().eps, place.norm);
}

void finish_block(const RowKernels& kernels, const LayerShape& s, const Ending& ending, int64_t block, const int32_t* mask) {
    for (int row = 0; row < s.out_height(); row++)
        finish_row(kernels, {s.outputs, s.out_width()}, ending, block * s.out_block() + row * s.out_row(), mask);
}

}  // namespace

void forward_run(const Run& run, Values x) {
    std::optional<Ending> before;
    for (const Chain& chain : run.chains()) {
        LayerInput first = chain.input(0, x);
        first.ending = before ? &*before : nullptr;
        for (size_t l = 0; l < chain.main(); l++)
            run_layer(run, chain, chain.layers()[l], l == 0 ? first : chain.input(l, x));
        if (chain.projection())
            run_layer(run, chain, chain.shortcut(), chain.input(0, x));
        before = chain.ending(x, chain.y());
        x = chain.y();
    }
    run.batch().for_blocks([&](int begin, int end) {
        for (int block = begin; block < end; block++)
            finish_block(run.kernels(), run.chains().back().end().shape, *before, block, run.batch().mask(block));
    });
}

void evaluate_run(const Run& run, Values x, Values y) {
    const RowKernels& kernels = run.kernels();
    std::vector<PackedWeights> weights;
    int64_t most = 0, output = 0;
    for (const Chain& chain : run.chains()) {
        for (const Place& of : chain.layers())
            weights.push_back(pack_forward(of.shape, of.layer->weight, computes_pairs(kernels, of.shape)));
        most = std::max(most, chain.block_bytes());
        output = std::max(output, chain.y_block());
    }
    run.batch().for_blocks([&](int begin, int end) {
        static thread_local Scratch memory;
        memory.reserve(most / static_cast<int64_t>(sizeof(float)) + 2 * output);
        char* const own = run.values(memory.take(most / static_cast<int64_t>(sizeof(float)))).data;
        const Values outputs[] = {run.values(memory.take(output)), run.values(memory.take(output))};
        std::vector<Chain> chains = run.copy();
        for (Chain& of : chains)
            of.place_block(own);
        const int64_t x_block = chains[0].layers()[0].shape.in_block();
        for (int block = begin; block < end; block++) {
            const int32_t* mask = run.batch().mask(block);
            Values from = x.at(block * x_block);
            const PackedWeights* packed = weights.data();
            for (size_t i = 0; i < chains.size(); i++) {
                const Chain& chain = chains[i];
                const Values to = i + 1 < chains.size() ? outputs[i % 2] : y.at(block * chain.y_block());
                for (size_t l = 0; l < chain.layers().size(); l++) {
                    const Place& of = chain.layers()[l];
                    ForwardPass(kernels, of.shape, chain.input(l < chain.main() ? l : 0, from), *packed++).run(0, mask, of.z, nullptr);
                }
                finish_block(kernels, chain.end().shape, chain.ending(from, to), 0, mask);
                from = to;
            }
        }
    });
}

}  // namespace explorer::kernels
