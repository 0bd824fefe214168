#include "thread_pool.h"

#include <system_error>
#include <thread>
#include <utility>

namespace explorer::kernels {

ThreadPool& ThreadPool::instance() {
    static ThreadPool* const pool = new ThreadPool();
    return *pool;
}

void ThreadPool::run(int threads, int count, const std::function<void(int)>& body) {
    std::unique_lock<std::mutex> mine(caller_, std::defer_lock);
    if (threads < 2 || count < 2 || !mine.try_lock()) {
        for (int i = 0; i < count; i++)
            body(i);
        return;
    }

    std::unique_lock<std::mutex> lock(mutex_);
    body_ = &body;
    next_ = 0;
    count_ = count;
    helpers_ = threads - 1;
    std::fegetenv(&arithmetic_);
    try {
        for (; threads_ < helpers_; threads_++)
            std::thread([this] { sleep_and_help(); }).detach();
    } catch (const std::system_error&) {
        // The system has no more threads: those there are, if any, do the work.
    }
    wake_.notify_all();
    take_tasks(lock);
    done_.wait(lock, [&] { return helping_ == 0; });
    if (error_)
        std::rethrow_exception(std::exchange(error_, nullptr));
}

void ThreadPool::sleep_and_help() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
        wake_.wait(lock, [&] { return helper_wanted(); });
        helping_++;
        std::fesetenv(&arithmetic_);
        take_tasks(lock);
        if (--helping_ == 0)
            done_.notify_one();
    }
}

// Until none is left; the lock is released during each.
void ThreadPool::take_tasks(std::unique_lock<std::mutex>& lock) {
    while (next_ < count_) {
        const int task = next_++;
        lock.unlock();
        std::exception_ptr error;
        try {
            (*body_)(task);
        } catch (...) {
            error = std::current_exception();
        }
        lock.lock();
        if (error) {
            next_ = count_;
            if (!error_)
                error_ = error;
        }
    }
}

}  // namespace explorer::kernels
