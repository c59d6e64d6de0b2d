// The floor for scripts/bench: parse, validity and format of libphonenumber and nothing else, on all processors.
//
// `floor TEXTS OUT`: a text a line; writes its number in E.164 format, or the text if it is none.

#include <phonenumbers/phonenumberutil.h>

#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

int main(int count, char **arguments) {
    if (count != 3) return 64;
    std::vector<std::string> texts;
    std::ifstream input(arguments[1]);
    for (std::string line; std::getline(input, line);) texts.push_back(line);
    const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
    const size_t workers = std::max(1u, std::thread::hardware_concurrency());
    std::vector<std::thread> threads;
    for (size_t worker = 0; worker < workers; ++worker) {
        threads.emplace_back([&, worker] {
            const size_t end = texts.size() * (worker + 1) / workers;
            for (size_t i = texts.size() * worker / workers; i < end; ++i) {
                PhoneNumber number;
                if (library.Parse(texts[i], "DE", &number) != PhoneNumberUtil::NO_PARSING_ERROR) continue;
                if (library.IsValidNumber(number)) library.Format(number, PhoneNumberUtil::E164, &texts[i]);
            }
        });
    }
    for (std::thread &thread : threads) thread.join();
    std::ofstream output(arguments[2]);
    for (const std::string &text : texts) output << text << '\n';
    return output.good() ? 0 : 1;
}
