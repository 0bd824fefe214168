// The C interface of the kernels: a run of chains, each over the output of the one before. A chain is convolutions, each followed by batch
// norm, with ReLU between them; a residual block, or a stem:
//
//   y = f(bn_L(conv_L(… s · relu(bn_1(conv_1(x))) …)) + shortcut(x)),  f = relu or nothing; shortcut: none, x, or bn_s(conv_s(x));
//   s: at most one squeeze-and-excitation between two of the layers.
//
// x, y and their gradients are float32, or bfloat16 where the run says so, in the layout of rows.h, [blocks][height][channels][width][16];
// lanes without an image are zero in x, and so in y. All else is float32 always, with bfloat16 also statistics, sums and parameters' gradients.
// All memory is the caller's: x, y, their gradients, parameters and theirs, `kept` (each convolution's output and statistics, from forward
// to backward) and `scratch` (during one call); all but the parameters' begins at a multiple of 64 bytes. Every call checks the shapes of
// the whole run first: no pointer is followed that they do not allow. Results do not depend on the number of threads. Functions answer
// 0, or 1 with a message in ek_error.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define EK_API __attribute__((visibility("default")))

typedef struct {
    int32_t inputs, outputs, groups, kernel, stride;
    const float* weight;  // [outputs][inputs / groups][kernel][kernel]
    const float* scale;   // [outputs], as all below
    const float* shift;
    float* running_mean;  // null: none; evaluation needs both
    float* running_variance;
    float* weight_gradient;  // backward only
    float* scale_gradient;
    float* shift_gradient;
} ek_layer;

// Squeeze-and-excitation (Hu et al. 2018): s = sigmoid(expand · relu(reduce · mean + reduce_bias) + expand_bias), of each image the mean
// over the pixels of layer `after`'s activations, which the next layer then reads times s.
typedef struct {
    int32_t after;  // the layer, from 0; not the last one of the chain
    int32_t width;  // between reduce and expand
    const float* reduce;  // [width][channels]
    const float* reduce_bias;
    const float* expand;  // [channels][width]
    const float* expand_bias;
    float* reduce_gradient;  // backward only
    float* reduce_bias_gradient;
    float* expand_gradient;
    float* expand_bias_gradient;
} ek_squeeze;

enum { ek_no_shortcut = 0, ek_identity = 1, ek_projection = 2 };  // projection: the last of the layers

typedef struct {
    const ek_layer* layers;
    const ek_squeeze* squeeze;  // null: none
    int32_t count;
    int32_t shortcut;
    int32_t relu;
    double momentum, eps;
    void* y;     // without `kept` only the last chain's is written
    void* kept;  // of all chains or of none: null where no backward pass will follow, in evaluation only
} ek_chain;

typedef struct {
    const ek_chain* chains;
    int32_t count;
    int32_t training;
    int32_t bfloat16;
    int32_t images;  // in the batch; the blocks may hold up to 15 more
    int32_t channels, height, width;  // of x
    int32_t threads;                  // at most so many; at least 1
} ek_run;

typedef struct {
    int32_t channels, height, width;  // of y
    int64_t output;                   // values of y
    int64_t kept;                     // bytes
} ek_sizes;

// Of this interface, and of the results: raised when they change by more than rounding, or for the same input by rounding.
#define EK_VERSION 6
EK_API int32_t ek_version(void);
// The instruction set in use, or that for bfloat16; null: this processor has no kernels, or EXPLORER_KERNELS asked for none.
EK_API const char* ek_name(int32_t bfloat16);
// Of this thread's last call that answered 1.
EK_API const char* ek_error(void);
// The sizes of each chain, and the scratch memory of the backward pass in bytes.
EK_API int32_t ek_measure(const ek_run*, ek_sizes*, int64_t* backward_scratch);
// Training moves the running statistics, where there are any.
EK_API int32_t ek_forward(const ek_run*, const void* x);
// y_gradient: of the last chain's y. x_gradient null: not wanted. Parameter gradients are overwritten.
EK_API int32_t ek_backward(const ek_run*, const void* x, const void* y_gradient, void* x_gradient, void* scratch);

// One parameter of stochastic gradient descent; velocity null: no momentum.
typedef struct {
    float* parameter;
    const float* gradient;
    float* velocity;
    int64_t count;
} ek_parameter;

// A step of each, as PyTorch's SGD without dampening: g ← gradient + decay·p; v ← momentum·v + g; p ← p − rate·(nesterov ? g + momentum·v : v).
EK_API int32_t ek_descend(const ek_parameter*, int32_t count, double rate, double momentum, double decay, int32_t nesterov);

// Lets loaded libraries, named by a part of their file names, take large blocks of memory from a pool of huge pages that the process keeps.
// 1 where none is loaded that takes memory that way, this system has no such pool, or EXPLORER_KERNELS names it to be left out.
EK_API int32_t ek_pool_serve(const char* library);
// Gives the pool's free pages back to the system.
EK_API void ek_pool_trim(void);

#ifdef __cplusplus
}
#endif
