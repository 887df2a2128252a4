-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "misquoted" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "PostRevision" ADD COLUMN     "misquoted" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
