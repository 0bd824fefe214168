// The forward and the backward pass of a chain, without autograd.
#pragma once

#include "chain.h"
#include "layer.h"
#include "norm.h"

namespace explorer::kernels {

// What the backward pass needs of one layer.
struct LayerRecord {
    LayerShape shape;
    at::Tensor weight;
    at::Tensor scale;
    at::Tensor z;  // the convolution's output
    Norm norm;
};

struct LayerGradients {
    at::Tensor weight;
    at::Tensor scale;
    at::Tensor shift;
};

struct ChainGradients {
    at::Tensor input;  // undefined where it was not wanted
    std::vector<LayerGradients> layers;
};

// records: null where no gradient will be asked for.
at::Tensor chain_forward(const at::Tensor& x, const std::vector<ChainLayer>& layers, const ChainOptions& options,
                         std::vector<LayerRecord>* records);

ChainGradients chain_backward(const at::Tensor& gradient, const at::Tensor& x, const at::Tensor& y, const std::vector<LayerRecord>& records,
                              const ChainOptions& options, bool input_wanted);

LayerShape layer_shape(const ChainLayer& layer, int64_t channels, int64_t height, int64_t width);

}  // namespace explorer::kernels
