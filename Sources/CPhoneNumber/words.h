#ifndef CPHONE_WORDS_H
#define CPHONE_WORDS_H

#include <cstddef>
#include <cstdint>
#include <string>

/// What a word before a telephone number says about it.
enum class LabelWord : uint8_t {
    unknown,
    phone,   ///< A telephone, or a service on one: `Tel.`, `моб.`.
    place,   ///< Where it is, or whose: `Büro`, `privat`.
    filler,  ///< What only follows one of these: `Nr.`.
    fax,
};

/// A letter in lower case without its accent, so that words are found however they are typed; 0 for an accent by itself.
char32_t folded(char32_t c);

/// What a word of folded letters says before a number.
LabelWord label_of(const std::u32string &word);

/// How many digits an extension has at most after a word of folded letters; 0 if the word doesn't begin one.
size_t most_after(const std::u32string &word);

#endif
