--> error: undefined global 'package'
-- A shared library is to be loaded.
package.loadlib("/lib/x86_64-linux-gnu/libc.so.6", "system")
