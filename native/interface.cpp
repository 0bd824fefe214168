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

const ek_run& checked(const ek_run* run) {
    if (!run)
        throw std::invalid_argument("the run is missing");
    return *run;
}

void check_places(const ek_chain& chain) {
    check_memory(chain.y, "y");
    check_memory(chain.kept, "the kept memory");
}

}  // namespace

int32_t ek_version() { return EK_VERSION; }

const char* ek_name(int32_t bfloat16) {
    const RowKernels* const kernels = bfloat16 ? bfloat16_kernels() : row_kernels();
    return kernels ? kernels->name : nullptr;
}

const char* ek_error() { return error.c_str(); }

int32_t ek_measure(const ek_run* options, ek_sizes* sizes, int64_t* backward_scratch) {
    return guard([&] {
        if (!sizes || !backward_scratch)
            throw std::invalid_argument("the sizes' place is missing");
        const Run run(checked(options));
        for (const Chain& of : run.chains())
            *sizes++ = of.sizes(run.batch().blocks());
        *backward_scratch = run.backward_scratch();
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

int32_t ek_forward(const ek_run* options, const void* x) {
    return guard([&] {
        Run run(checked(options));
        check_memory(x, "x");
        const bool evaluates = !run.training() && !run.chains().back().options().kept;
        for (const Chain& of : run.chains()) {
            check_forward_parameters(*options, of.options());
            if (!evaluates)
                check_places(of.options());
        }
        if (evaluates) {
            check_memory(run.chains().back().options().y, "y");
            evaluate_run(run, run.values(x), run.chains().back().y());
        } else {
            run.place();
            forward_run(run, run.values(x));
        }
    });
}

int32_t ek_backward(const ek_run* options, const void* x, const void* y_gradient, void* x_gradient, void* scratch) {
    return guard([&] {
        Run run(checked(options));
        for (const Chain& of : run.chains()) {
            check_backward_parameters(of.options());
            check_places(of.options());
        }
        check_memory(x, "x");
        check_memory(y_gradient, "the gradient of y");
        if (x_gradient)
            check_memory(x_gradient, "the gradient of x");
        if (run.backward_scratch() > 0)
            check_memory(scratch, "the scratch memory");
        run.place();
        run.place_backward(static_cast<char*>(scratch));
        backward_run(run, run.values(x), run.values(y_gradient), run.values(x_gradient));
    });
}
