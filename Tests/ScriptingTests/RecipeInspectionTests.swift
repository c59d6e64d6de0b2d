import Foundation
import PortalModel
import Synchronization
import TestSupport
import Testing

@testable import Scripting

struct RecipeInspectionTests {
    /// A recipe whose file, as it is read, has C calls stand on one another as high as they get.
    private static let towering = """
        local top = function() end
        for level = 1, 6000 do
          local inner = top
          if level % 190 > 0 then
            top = function() string.gsub("a", "a", function() inner() end) end
          else
            local it = coroutine.create(function()
              local closing <close> = setmetatable({}, { __close = inner })
              coroutine.yield(closing)
            end)
            coroutine.resume(it)
            top = function() coroutine.close(it) end
          end
        end
        pcall(top)
        return { transform = function() end }
        """

    @Test func `a file is read on a stack that Lua fits in, whatever the thread that asks`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("towering.lua")
        try Self.towering.write(toFile: path, atomically: true, encoding: .utf8)
        let names = Mutex<[String]>([])
        let end = DispatchSemaphore(value: 0)
        let thread = Thread {
            let inspection = try? RecipeInspection(uncontained: try ScriptFile(path: path), version: "1.0")
            names.withLock { $0.append(inspection?.recipe?.name.verbatim ?? "none") }
            end.signal()
        }
        thread.stackSize = 256 << 10
        thread.start()
        end.wait()
        #expect(names.withLock { $0 } == ["towering"])
    }
}
