// The functions of kernels.h but the pool's; exceptions end here.
#include "chain.h"
#include "chain_check.h"

#include <exception>
#include <new>
#include <stdexcept>
#include <string>

namespace {

using namespace explorer::kernels;

thread_local std::string error;

template <class Body>
int32_t guard(Body&& body) noexcept {
    try {
        body();
        return 0;
    } catch (const std::bad_alloc&) {
        error = "out of memory";
    } catch (const std::exception& e) {
        error = e.what();
    } catch (...) {
        error = "an exception of unknown type";
    }
    return 1;
}

const ek_chain& checked(const ek_chain* chain) {
    if (!chain)
        throw std::invalid_argument("the chain is missing");
    return *chain;
}

}  // namespace

int32_t ek_version() { return EK_VERSION; }

const char* ek_name() { return row_kernels() ? row_kernels()->name : nullptr; }

const char* ek_error() { return error.c_str(); }

int32_t ek_measure(const ek_chain* chain, ek_sizes* sizes) {
    return guard([&] {
        if (!sizes)
            throw std::invalid_argument("the sizes' place is missing");
        *sizes = Chain(checked(chain)).sizes();
    });
}

int32_t ek_descend(const ek_parameter* parameters, int32_t count, double rate, double momentum, double decay, int32_t nesterov) {
    return guard([&] {
        const RowKernels* const kernels = row_kernels();
        if (!kernels)
            throw std::runtime_error("this processor has no kernels");
        for (int32_t i = 0; i < count; i++) {
            const ek_parameter& of = parameters[i];
            if (!of.parameter || !of.gradient || of.count < 0)
                throw std::invalid_argument("a parameter of the descent is missing");
            kernels->descend({of.parameter, of.gradient, of.velocity, of.count, rate, momentum, decay, nesterov != 0});
        }
    });
}

int32_t ek_forward(const ek_chain* chain, const float* x, float* y, float* kept, float* scratch) {
    return guard([&] {
        Chain whole(checked(chain));
        check_forward_parameters(*chain);
        check_memory(x, "x");
        check_memory(y, "y");
        check_memory(kept ? kept : scratch, kept ? "the kept memory" : "the scratch memory");
        if (kept)
            whole.place(kept);
        else
            whole.place_in_turn(scratch);
        forward_chain(whole, x, y);
    });
}

int32_t ek_backward(const ek_chain* chain, const float* x, const float* y, const float* kept, const float* y_gradient, float* x_gradient,
                    float* scratch) {
    return guard([&] {
        Chain whole(checked(chain));
        check_backward_parameters(*chain);
        check_memory(x, "x");
        check_memory(y, "y");
        check_memory(kept, "the kept memory");
        check_memory(y_gradient, "the gradient of y");
        if (x_gradient)
            check_memory(x_gradient, "the gradient of x");
        if (whole.sizes().backward_scratch > 0)
            check_memory(scratch, "the scratch memory");
        // Only read, but a chain's places are the same for both passes.
        whole.place(const_cast<float*>(kept));
        whole.place_gradients(scratch);
        backward_chain(whole, x, y, y_gradient, x_gradient);
    });
}
