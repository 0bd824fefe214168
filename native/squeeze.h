// Squeeze-and-excitation (Hu et al. 2018) between two layers of a chain, block by block: what it multiplies the first one's activations
// with, and its gradients. Nothing as large as an activation is stored for it.
#pragma once

#include "blocks.h"
#include "kernels.h"

namespace explorer::kernels {

// The activations max(0, scale·z + shift) of one block; z [height][channels][width][16].
struct Activations {
    int height;
    int width;
    Values z;
    const float* scale;
    const float* shift;
    const int32_t* mask;
};

class Squeeze {
  public:
    // kept: mean, hidden values and factors of each block, from forward to backward. gradients: theirs, during the backward pass. Each of
    // floats(…), null where that pass is not run.
    Squeeze(const ek_squeeze&, int channels, float* kept, float* gradients);
    static int64_t floats(const ek_squeeze&, int channels, int blocks);

    // Computes a block's factors, [channel][16].
    void excite(const RowKernels&, const Activations&, int block) const;
    const float* factors(int block) const { return at(kept_, block).factors; }

    // The backward pass of one block. u [height][channels][width][16], the gradient of factors·activations, becomes the gradient below the
    // activations' ReLU; moments [channel][2][16] += its sums with 1 and z − mean.
    void differentiate(const RowKernels&, const Activations&, int block, Values u, const float* mean, float* moments) const;
    // After all blocks: the parameters' gradients, block by block in order.
    void sum_gradients(const RowKernels&, int blocks) const;

  private:
    Excitation at(float* memory, int block) const;

    const ek_squeeze& squeeze_;
    int channels_;
    int64_t stride_;
    float* kept_;
    float* gradients_;
};

}  // namespace explorer::kernels
