#include "bundle.h"
#include "chain.h"

#include <algorithm>

namespace explorer::kernels {
namespace {

// Chains that are computed so many blocks at a time.
struct Stretch {
    size_t first;
    size_t end;
    int blocks;
};

bool has_bundles(const Chain& chain) {
    return std::any_of(chain.layers().begin(), chain.layers().end(), [](const Place& of) { return takes_bundles(of.shape); });
}

std::vector<Stretch> stretches_of(const Run& run) {
    std::vector<Stretch> stretches;
    for (size_t i = 0; i < run.chains().size(); i++) {
        const int blocks = has_bundles(run.chains()[i]) ? bundle_blocks : 1;
        if (stretches.empty() || stretches.back().blocks != blocks)
            stretches.push_back({i, i, blocks});
        stretches.back().end = i + 1;
    }
    return stretches;
}

// What all threads read: the weights of each chain's layers.
struct Plan {
    const Run& run;
    std::vector<Stretch> stretches;
    std::vector<std::vector<PackedWeights>> weights;
    int64_t turns = 0;     // bytes of a chain's values
    int64_t between = 0;   // values between chains of a stretch
    int64_t stretched = 0;  // values between stretches
};

Plan plan_of(const Run& run) {
    Plan plan{run, stretches_of(run), {}};
    for (const Stretch& stretch : plan.stretches) {
        for (size_t i = stretch.first; i < stretch.end; i++) {
            const Chain& chain = run.chains()[i];
            plan.weights.emplace_back();
            for (const Place& of : chain.layers())
                plan.weights.back().push_back(pack_forward(of.shape, of.layer->weight, computes_pairs(run.kernels(), of.shape)));
            plan.turns = std::max(plan.turns, chain.turn_bytes(stretch.blocks));
            int64_t& most = i + 1 < stretch.end ? plan.between : plan.stretched;
            most = std::max(most, chain.y_block() * (i + 1 < stretch.end ? stretch.blocks : bundle_blocks));
        }
    }
    return plan;
}

// One thread's way through some of the blocks.
class Evaluation {
  public:
    explicit Evaluation(const Plan& plan) : plan_(plan), run_(plan.run), k(plan.run.kernels()), chains_(plan.run.copy()) {
        static thread_local Scratch memory;
        const int64_t turns = plan.turns / static_cast<int64_t>(sizeof(float));
        memory.reserve(turns + 2 * (plan.between + plan.stretched));
        char* const own = run_.values(memory.take(turns)).data;
        for (int i = 0; i < 2; i++) {
            between_[i] = run_.values(memory.take(plan.between));
            stretched_[i] = run_.values(memory.take(plan.stretched));
        }
        for (const Stretch& stretch : plan.stretches)
            for (size_t i = stretch.first; i < stretch.end; i++)
                chains_[i].place_turns(own, stretch.blocks);
    }

    void run(int block, int blocks, Values x, Values y) const {
        for (size_t i = 0; i < plan_.stretches.size(); i++) {
            const Stretch& stretch = plan_.stretches[i];
            const Values to = i + 1 < plan_.stretches.size() ? stretched_[i % 2] : y;
            for (int b = 0; b < blocks; b += stretch.blocks)
                run_stretch(stretch, block + b, std::min(stretch.blocks, blocks - b), x.at(b * chains_[stretch.first].layers()[0].shape.in_block()),
                            to.at(b * chains_[stretch.end - 1].y_block()));
            x = to;
        }
    }

  private:
    void run_stretch(const Stretch& stretch, int block, int blocks, Values x, Values y) const {
        for (size_t i = stretch.first; i < stretch.end; i++) {
            const Chain& chain = chains_[i];
            const Values to = i + 1 < stretch.end ? between_[i % 2] : y;
            for (size_t l = 0; l < chain.layers().size(); l++)
                run_layer(chain.layers()[l], chain.input(l < chain.main() ? l : 0, x), plan_.weights[i][l], block, blocks);
            for (int b = 0; b < blocks; b++)
                finish_block(k, chain.end().shape, chain.ending(x, to), b, run_.batch().mask(block + b));
            x = to;
        }
    }

    void run_layer(const Place& of, const LayerInput& input, const PackedWeights& packed, int block, int blocks) const {
        if (takes_bundles(of.shape)) {
            BundlePass(k, of.shape, input, packed).run(0, blocks, run_.batch(), block, of.z, nullptr);
            return;
        }
        ForwardPass pass(k, of.shape, input, packed);
        for (int b = 0; b < blocks; b++)
            pass.run(b, run_.batch().mask(block + b), of.z, nullptr);
    }

    const Plan& plan_;
    const Run& run_;
    const RowKernels& k;
    std::vector<Chain> chains_;
    Values between_[2];
    Values stretched_[2];
};

}  // namespace

void evaluate_run(const Run& run, Values x, Values y) {
    const Plan plan = plan_of(run);
    const int64_t x_block = run.chains()[0].layers()[0].shape.in_block();
    run.batch().for_blocks([&](int begin, int end) {
        const Evaluation evaluation(plan);
        for (int block = begin; block < end; block += bundle_blocks)
            evaluation.run(block, std::min(bundle_blocks, end - block), x.at(block * x_block), y.at(block * run.chains().back().y_block()));
    });
}

}  // namespace explorer::kernels
