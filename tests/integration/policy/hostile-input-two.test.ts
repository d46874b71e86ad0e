import { answersHostileInput } from "@/tests/integration/policy/hostile-input";

answersHostileInput(1, 3);
